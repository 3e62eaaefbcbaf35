using System.Text.Json.Nodes;
using Concierge.Calls.Judging;
using Concierge.Tests.Calls.Generating;
using Xunit.Abstractions;

namespace Concierge.Tests.Calls;

/// <summary>
/// Properties of the judgement, on every written call that counts as booked: what the restaurant says last decides, and letters in capitals
/// decide nothing.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class EndingProperties(ITestOutputHelper output)
{
    private const int MaxDiffering = 51;

    // Bookings only: after "we're full" a cancellation stays a cancellation.
    private static readonly Lazy<IReadOnlyList<string>> Booked = new(() =>
    [
        .. WrittenEndings.ReadAll()
            .Where(call => (call["kind"]?.GetValue<string>() ?? "book") == "book" && call["expected"]!["confirmed"]!.GetValue<bool>()
                && Judge(call) == "confirmed")
            .Select(call => call.ToJsonString()),
    ]);

    private static readonly string[] LastWords =
    [
        "Oh, I'm sorry, I made a mistake, we're fully booked that day.",
        "oh no sorry we are full then",
        "Wait, that table has just been taken.",
        "actually no that's not possible",
        "But only if you pay a deposit of ten pounds per person first.",
        "we need your card number before it is confirmed",
        "Only the manager has to approve it, he will call you back.",
        "you have to book it online on our website though",
        "I can only put you on the waiting list.",
        "i've just pencilled it in for now it's not confirmed yet",
        "Unless the other party cancels, we have no table.",
        "sorry we're closed that day",
        "Let me know, I'll hold it until six for you to confirm.",
        "no sorry i can't do that after all",
        "Ah, scrap that, I looked at the wrong week.",
        "you'll have to call again tomorrow to confirm",
    ];

    public static TheoryData<string> AllLastWords => [.. LastWords];

    [Fact]
    public async Task Words_that_take_a_table_back_never_leave_it_booked()
    {
        // Every second call with one of the words; every call with all of them in the long run.
        foreach (var (place, call) in ReadBooked().Where((_, place) => place % 2 == 0).Index())
        {
            await AddWordsAsync(call, LastWords[place % LastWords.Length]);
        }
    }

    [Theory]
    [MemberData(nameof(AllLastWords))]
    [Trait("Category", "Long")]
    public async Task Words_that_take_a_table_back_never_leave_any_call_booked(string words)
    {
        foreach (var call in ReadBooked())
        {
            await AddWordsAsync(call, words);
        }
    }

    [Fact]
    public async Task Without_a_word_of_the_restaurant_nothing_is_booked()
    {
        foreach (var call in ReadBooked())
        {
            await Task.Yield();
            var turns = call["turns"]!.AsArray();
            foreach (var turn in turns.Where(turn => turn!["who"]!.GetValue<string>() == "restaurant").ToList())
            {
                turn!["text"] = "Hm.";
            }

            Judge(call).ShouldNotBe("confirmed", $"{call["id"]}");
        }
    }

    [Fact]
    public async Task Capital_letters_change_no_verdict()
    {
        foreach (var call in ReadBooked())
        {
            await Task.Yield();
            foreach (var turn in call["turns"]!.AsArray())
            {
                turn!["text"] = turn["text"]!.GetValue<string>().ToUpperInvariant();
            }

            Judge(call).ShouldBe("confirmed", $"{call["id"]}");
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Marks_and_small_letters_change_few_verdicts()
    {
        // A recognizer writes neither. Without marks a word may belong to the clause before it or to the next one, so that some verdicts differ.
        var differing = 0;
        foreach (var (_, call) in WrittenEndings.ReadParts()
            .Where(written => WrittenEndings.IsRead(written.Part) && written.Call["register"]?.GetValue<string>() == "model"))
        {
            await Task.Yield();
            var before = Judge(call);
            Paraphrases.All[0].Change(call, Random.Shared);
            differing += IsBooked(Judge(call)) == IsBooked(before) ? 0 : 1;
        }

        output.WriteLine($"{differing} differ");
        differing.ShouldBeLessThanOrEqualTo(MaxDiffering);
    }

    private static IEnumerable<JsonObject> ReadBooked() => Booked.Value.Select(json => JsonNode.Parse(json)!.AsObject());

    // xunit has as many threads as the machine has cores: without the yield the tests beside this one would wait for its end.
    private static async Task AddWordsAsync(JsonObject call, string words)
    {
        await Task.Yield();
        call["turns"]!.AsArray().Add(new JsonObject { ["who"] = "restaurant", ["text"] = words });
        Judge(call).ShouldNotBe("confirmed", $"{call["id"]}: {words}");
    }

    private static bool IsBooked(string verdict) => verdict is "confirmed" or "cancelled";

    private static string Judge(JsonObject call) => JsonNode.Parse(RecordedCallJudge.Judge(call.ToJsonString()))!["verdict"]!.GetValue<string>();
}
