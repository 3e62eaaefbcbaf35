using System.Text.Json.Nodes;
using Concierge.Calls.Judging;

namespace Concierge.Tests.Calls;

/// <summary>
/// Properties of the judgement, on every written call that counts as booked: what the restaurant says last decides, and letters in capitals
/// decide nothing.
/// </summary>
public sealed class EndingProperties
{
    public static TheoryData<string> LastWords { get; } =
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

    [Theory]
    [MemberData(nameof(LastWords))]
    public void Words_that_take_a_table_back_never_leave_it_booked(string words)
    {
        foreach (var call in ReadBooked())
        {
            call["turns"]!.AsArray().Add(new JsonObject { ["who"] = "restaurant", ["text"] = words });
            Judge(call).ShouldNotBe("confirmed", $"{call["id"]}");
        }
    }

    [Fact]
    public void Without_a_word_of_the_restaurant_nothing_is_booked()
    {
        foreach (var call in ReadBooked())
        {
            var turns = call["turns"]!.AsArray();
            foreach (var turn in turns.Where(turn => turn!["who"]!.GetValue<string>() == "restaurant").ToList())
            {
                turn!["text"] = "Hm.";
            }

            Judge(call).ShouldNotBe("confirmed", $"{call["id"]}");
        }
    }

    [Fact]
    public void Capital_letters_change_no_verdict()
    {
        foreach (var call in ReadBooked())
        {
            foreach (var turn in call["turns"]!.AsArray())
            {
                turn!["text"] = turn["text"]!.GetValue<string>().ToUpperInvariant();
            }

            Judge(call).ShouldBe("confirmed", $"{call["id"]}");
        }
    }

    // Bookings only: after "we're full" a cancellation stays a cancellation.
    private static IEnumerable<JsonObject> ReadBooked() =>
        WrittenEndings.ReadAll().Where(call => (call["kind"]?.GetValue<string>() ?? "book") == "book" && call["expected"]!["confirmed"]!.GetValue<bool>()
            && Judge(call) == "confirmed");

    private static string Judge(JsonObject call) => JsonNode.Parse(RecordedCallJudge.Judge(call.ToJsonString()))!["verdict"]!.GetValue<string>();
}
