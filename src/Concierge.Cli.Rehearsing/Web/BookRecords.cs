using Concierge.Contracts.Api;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>
/// The restaurants' books around each of the latest calls that a scenario answered. The product never sees them. Thread-safe.
/// </summary>
internal sealed class BookRecords
{
    // More than all scenarios, each with the booking that some make first.
    private const int MaxCalls = 200;

    private readonly Lock _lock = new();
    private readonly Queue<string> _calls = new();
    private readonly Dictionary<string, BookRecord> _records = new(StringComparer.Ordinal);

    /// <summary>Records the book before a call. A call that rings again keeps what was before its first attempt.</summary>
    public void Begin(string callId, Scenario scenario, RestaurantBookings book)
    {
        lock (_lock)
        {
            var now = book.Bookings;
            foreach (var (id, earlier) in _records.Where(record => record.Value.Book == book && record.Value.After is null).ToList())
            {
                _records[id] = earlier with { After = now };
            }

            var before = _records.TryGetValue(callId, out var known) && known.Book == book ? known.Before : now;
            if (!_records.ContainsKey(callId))
            {
                _calls.Enqueue(callId);
            }

            _records[callId] = new BookRecord(scenario, book, before);
            if (_calls.Count > MaxCalls)
            {
                _records.Remove(_calls.Dequeue());
            }
        }
    }

    /// <summary>Compares what a call reported with the book.</summary>
    /// <returns><see langword="null"/> if no scenario answered the call: a person keeps no book.</returns>
    public BookComparisonData? Compare(string callId, ResultView result)
    {
        BookRecord? record;
        lock (_lock)
        {
            if (!_records.TryGetValue(callId, out record))
            {
                return null;
            }
        }

        // Whether the outcome is the one that the scenario expects is another question.
        var expected = record.Scenario.Expectation with { Outcomes = [SnakeCaseFormatter.Format(result.Outcome)] };
        var verdict = RehearsalVerdict.Judge(
            record.Scenario with { Expectation = expected }, record.Entered, understood: null, result, record.Earlier);
        return new BookComparisonData(verdict.BookEntry, verdict.IsCorrect, verdict.Differences);
    }
}
