using System.Text.Json.Nodes;
using Concierge.Calls.Judging;
using Xunit.Abstractions;

namespace Concierge.Tests.Calls;

/// <summary>
/// Judges 880 written calls whose authors had seen no rule (docs/evidence.md). The limits are what is reached, not what is wanted: a change
/// that makes either rate worse fails.
/// </summary>
public sealed class RecordedEndingsTests(ITestOutputHelper output)
{
    private const int MaxFalse = 20;
    private const int MaxMissed = 154;
    private const int MaxWrongNumbers = 1;

    [Fact]
    public async Task False_bookings_and_missed_ones_do_not_increase()
    {
        var wrongNumbers = 0;
        var groups = new SortedDictionary<string, (int False, int OfFalse, int Missed, int OfTrue)>(StringComparer.Ordinal);
        foreach (var call in WrittenEndings.ReadAll())
        {
            // xunit has as many threads as the machine has cores: the tests beside this one take turns with it.
            await Task.Yield();
            var judged = JsonNode.Parse(RecordedCallJudge.Judge(call.ToJsonString()))!;
            var isBooked = judged["verdict"]!.GetValue<string>() is "confirmed" or "cancelled" && judged["consented"]!.GetValue<bool>();
            var expected = call["expected"]!;
            var number = judged["confirmation_number"]?.GetValue<string>();
            wrongNumbers += isBooked && number is not null
                && Normalize(number) != Normalize(expected["confirmation_number"]?.GetValue<string>())
                && Normalize(number) != Normalize(call["existing"]?["confirmation_number"]?.GetValue<string>())
                ? 1
                : 0;

            // The table was booked, and only the claimed number is false: the number decides.
            if (isBooked && !expected["confirmed"]!.GetValue<bool>() && expected["outcome"]?.GetValue<string>() is "confirmed" or "cancelled")
            {
                continue;
            }

            var group = call["group"]!.GetValue<string>();
            var (wrong, ofFalse, missed, ofTrue) = groups.GetValueOrDefault(group);
            groups[group] = call["expected"]!["confirmed"]!.GetValue<bool>()
                ? (wrong, ofFalse, missed + (isBooked ? 0 : 1), ofTrue + 1)
                : (wrong + (isBooked ? 1 : 0), ofFalse + 1, missed, ofTrue);
        }

        foreach (var (group, count) in groups)
        {
            output.WriteLine($"{group,-28} false {count.False,2} of {count.OfFalse,2}   missed {count.Missed,2} of {count.OfTrue,2}");
        }

        var (falseTotal, missedTotal) = (groups.Values.Sum(count => count.False), groups.Values.Sum(count => count.Missed));
        output.WriteLine($"{"all",-28} false {falseTotal} of {groups.Values.Sum(count => count.OfFalse)}   missed {missedTotal} of {groups.Values.Sum(count => count.OfTrue)}");

        output.WriteLine($"{"confirmation numbers",-28} wrong {wrongNumbers}");

        falseTotal.ShouldBeLessThanOrEqualTo(MaxFalse);
        wrongNumbers.ShouldBeLessThanOrEqualTo(MaxWrongNumbers);
        missedTotal.ShouldBeLessThanOrEqualTo(MaxMissed);
    }

    [Theory]
    [InlineData("yes, that's fine, you're booked", true)]
    [InlineData("yes, that's fine, you're booked, if the manager agrees", false)]
    [InlineData("yes, but we need a deposit of ten pounds per person", false)]
    [InlineData("yes, that's booked. sorry, no, i made a mistake, it's gone", false)]
    [InlineData("please book online, we don't take bookings by phone", false)]
    [InlineData("yes, you're booked for thirteen people on sunday at seven", false)]
    [InlineData("yes, you're booked, see you on saturday at seven", false)]
    [InlineData("yes, one moment please", false)]
    [InlineData("i can put you on the waiting list", false)]
    [InlineData("we're fully booked, but i can squeeze you in, you're booked", true)]
    [InlineData("you're booked, we keep the table for fifteen minutes", true)]
    public void Answer_to_the_request_decides(string answer, bool isBooked)
    {
        var call = new JsonObject
        {
            ["request"] = new JsonObject { ["party_size"] = 4, ["date"] = "2026-11-29", ["time"] = "19:00", ["name"] = "Smith" },
            ["now"] = "2026-11-27T15:10",
            ["turns"] = new JsonArray(
                new JsonObject { ["who"] = "restaurant", ["text"] = "Luigi's, good evening." },
                new JsonObject { ["who"] = "agent", ["text"] = "I'd like to book a table for four on Sunday at seven, under Smith. Is that possible?" },
                new JsonObject { ["who"] = "restaurant", ["text"] = answer }),
            ["claims"] = new JsonArray(new JsonObject { ["after"] = 3, ["outcome"] = "confirmed" }),
        };

        (JsonNode.Parse(RecordedCallJudge.Judge(call.ToJsonString()))!["verdict"]!.GetValue<string>() == "confirmed").ShouldBe(isBooked);
    }

    [Theory]
    [InlineData("Yes.", 1.0, "confirmed")]
    [InlineData("Yes.", 0.2, "unclear")]
    public void Yes_counts_only_for_what_was_played(string answer, double played, string verdict)
    {
        var call = new JsonObject
        {
            ["request"] = new JsonObject { ["party_size"] = 4, ["date"] = "2026-11-29", ["time"] = "19:00" },
            ["now"] = "2026-11-27T15:10",
            ["turns"] = new JsonArray(
                new JsonObject
                {
                    ["who"] = "agent",
                    ["text"] = "Good evening, this is an automated assistant. May I book a table for four on Sunday at seven?",
                    ["played"] = played,
                },
                new JsonObject { ["who"] = "restaurant", ["text"] = answer }),
            ["claims"] = new JsonArray(new JsonObject { ["after"] = 2, ["outcome"] = "confirmed" }),
        };

        JsonNode.Parse(RecordedCallJudge.Judge(call.ToJsonString()))!["verdict"]!.GetValue<string>().ShouldBe(verdict);
    }

    private static string Normalize(string? number) => string.Concat((number ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
