using System.Text.Json.Nodes;
using Concierge.Calls.Judging;
using Xunit.Abstractions;

namespace Concierge.Tests.Calls;

/// <summary>
/// Judges 1,190 written calls whose authors had seen no rule (docs/evidence.md). The limits are what is reached, not what is wanted: a change
/// that makes either rate worse fails.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class RecordedEndingsTests(ITestOutputHelper output)
{
    private const int MaxFalse = 16;
    private const int MaxMissed = 95;
    private const int MaxWrongNumbers = 1;

    [Fact]
    public async Task False_bookings_and_missed_ones_do_not_increase()
    {
        var wrongNumbers = 0;
        SortedDictionary<string, Counts> groups = new(StringComparer.Ordinal);
        SortedDictionary<string, Counts> parts = new(StringComparer.Ordinal);
        foreach (var (part, call) in WrittenEndings.ReadParts())
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

            Count(parts, part);
            if (WrittenEndings.IsRead(part))
            {
                Count(groups, call["group"]!.GetValue<string>());
            }

            void Count(SortedDictionary<string, Counts> counts, string key) =>
                counts[key] = counts.GetValueOrDefault(key).Add(expected["confirmed"]!.GetValue<bool>(), isBooked);
        }

        // No group of the parts that are not read: a rule must not be written for them.
        foreach (var (name, count) in groups.Concat(parts))
        {
            output.WriteLine($"{name,-28} false {count.False,2} of {count.OfFalse,3}   missed {count.Missed,2} of {count.OfTrue,3}");
        }

        output.WriteLine($"{"confirmation numbers",-28} wrong {wrongNumbers}");

        parts.Values.Sum(count => count.False).ShouldBeLessThanOrEqualTo(MaxFalse);
        wrongNumbers.ShouldBeLessThanOrEqualTo(MaxWrongNumbers);
        parts.Values.Sum(count => count.Missed).ShouldBeLessThanOrEqualTo(MaxMissed);
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
    [InlineData("so it's booked no charge", true)]
    [InlineData("no worries i'm putting you down for sunday at seven", true)]
    [InlineData("don't worry, you don't need to call again, it's in the book", true)]
    [InlineData("i've scribbled smith in for seven, we're shut mondays though, not sundays", true)]
    [InlineData("half past is gone, seven i can do, you're booked", true)]
    [InlineData("if it rains you're inside, if it doesn't you're on the terrace, you're booked either way", true)]
    [InlineData("my wife says yes so you're booked", true)]
    [InlineData("yes, four on sunday at seven, don't block the gate", true)]
    [InlineData("that's two at one table and two at the next, booked", true)]
    [InlineData("if you cancel on the day it's ten pounds, but you're booked", true)]
    [InlineData("yes, you're booked on the understanding that you pay the deposit", false)]
    [InlineData("it's booked or rather it will be once you have clicked the link", false)]
    [InlineData("oh sure, it's yours, shall I?", false)]
    [InlineData("i wish i could", false)]
    [InlineData("sunday at seven is gone", false)]
    [InlineData("two at seven and two at nine, okay?", false)]
    [InlineData("yes, you're third in line", false)]
    [InlineData("yes, find out about the allergy, then you're booked", false)]
    [InlineData("i've slid you to nine", false)]
    [InlineData("let me pass you on to reservations", false)]
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

    private readonly record struct Counts(int False, int OfFalse, int Missed, int OfTrue)
    {
        public Counts Add(bool isTrue, bool isBooked) => isTrue
            ? this with { Missed = Missed + (isBooked ? 0 : 1), OfTrue = OfTrue + 1 }
            : this with { False = False + (isBooked ? 1 : 0), OfFalse = OfFalse + 1 };
    }
}
