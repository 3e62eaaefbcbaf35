using Concierge.Language.Phones;
using Concierge.Reservations;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>What guests say besides "book a table", in many words: <c>talk-phrases.tsv</c>.</summary>
[Trait("Category", "Corpus")]
public sealed class TalkPhraseTests
{
    private const string Call = "call ";

    [Fact]
    public async Task EveryPhrase_IsAnsweredAsTheTableSays()
    {
        List<string> wrong = [];
        foreach (var row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Agents", "talk-phrases.tsv")).Where(line => !line.StartsWith('#')))
        {
            var (situation, words, expected) = row.Split('\t') is [var first, var second, var third] ? (first, second, third) : throw new FormatException(row);
            var session = await CreateAsync(situation);
            var calls = session.Calls.Started.Count;

            var answer = (await session.AskFirstAsync(words)).Text;

            var called = session.Calls.Started.Skip(calls).Select(Describe).ToList();
            var isRight = expected.StartsWith(Call, StringComparison.Ordinal)
                ? called is [var only] && only == expected[Call.Length..]
                : called.Count == 0 && answer.StartsWith(expected, StringComparison.Ordinal);
            if (!isRight)
            {
                wrong.Add($"{situation}: {words}\n    expected {expected}\n    answered {answer} {string.Join(", ", called)}");
            }
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    private static string Describe(ReservationDetails call) =>
        $"{call.Purpose} {call.RestaurantName} {call.PartySize} {call.Date:uuuu-MM-dd} {call.Time:HH:mm}";

    private static async Task<TestSession> CreateAsync(string situation)
    {
        var session = new TestSession(directory: CreateDirectory(), book: situation is "two" or "listed" ? CreateBook() : null);
        foreach (var words in situation switch
        {
            "empty" or "two" => Array.Empty<string>(),
            "asked" => ["Book a table for 4"],
            "unknown" => ["Book a table at Xanadu for 4 tomorrow at 7pm"],
            "booked" => ["Book a table at Luigi's for 4 tomorrow at 7pm"],
            "cancelling" => ["Book a table at Luigi's for 4 tomorrow at 7pm", "cancel my table"],
            "listed" => ["what have I booked?"],
            _ => throw new FormatException(situation),
        })
        {
            await session.AskFirstAsync(words);
        }

        return session;
    }

    private static FakeBookingReader CreateBook()
    {
        var book = new FakeBookingReader();
        book.Add(CreateBooking("fri", 27, "Luigi's"));
        book.Add(CreateBooking("sat", 28, "Golden Dragon"));
        return book;
    }

    private static Booking CreateBooking(string id, int day, string restaurant) => new()
    {
        Id = id,
        RestaurantName = restaurant,
        PhoneNumber = "+14155550123",
        Date = new LocalDate(2026, 11, day),
        Time = new LocalTime(19, 0),
        PartySize = 2,
        CustomerName = "Ada Lovelace",
        ConfirmationNumber = $"BK{day}0",
        CallId = "earlier",
        BookedAt = DateTimeOffset.UnixEpoch,
    };

    private static FakeRestaurantDirectory CreateDirectory()
    {
        PhoneNumber.TryParse("+14155550123", out var luigis).ShouldBeTrue();
        PhoneNumber.TryParse("+14155550142", out var dragon).ShouldBeTrue();
        return new FakeRestaurantDirectory(
            new Restaurant("Luigi's", luigis), new Restaurant("Golden Dragon", dragon) { OpeningHours = "Tu-Su 12:00-22:00", TimeZone = "UTC" });
    }
}
