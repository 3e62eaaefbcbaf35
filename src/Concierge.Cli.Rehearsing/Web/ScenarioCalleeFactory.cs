using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>Creates the restaurants that scenarios play, and records what each call finds in their books. Thread-safe.</summary>
/// <param name="records">The restaurants' books around each call.</param>
/// <param name="speech">The speech engine.</param>
/// <param name="firstSeed">The seed of the first call's confirmation code and pauses. Each further call adds one.</param>
/// <param name="loggers">The log.</param>
internal sealed class ScenarioCalleeFactory(BookRecords records, SpeechEngine speech, int firstSeed, ILoggerFactory loggers)
{
    private int _callCount;

    /// <summary>Creates the restaurant that answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The restaurant's name.</param>
    /// <param name="scenario">How it behaves.</param>
    /// <param name="kept">The book that the restaurant keeps from call to call.</param>
    public RestaurantCallee Create(TelephoneCall call, string name, Scenario scenario, RestaurantBookings kept)
    {
        var seed = firstSeed + Interlocked.Increment(ref _callCount) - 1;

        // A booking that the restaurant does not find is missing in its book.
        var book = scenario.ExistingBooking is { InBook: false } ? new RestaurantBookings() : kept;
        if (RehearsalConsole.FindCallId(call) is { } callId)
        {
            records.Begin(callId, scenario, book);
        }

        return new RestaurantCallee(
            speech,
            () => scenario.CreateCallee(name, seed, book),
            new RestaurantVoiceOptions { Voice = scenario.Voice, CallerVoice = RehearsalSpeech.AgentVoice, Seed = seed },
            logger: loggers.CreateLogger<RestaurantCallee>());
    }
}
