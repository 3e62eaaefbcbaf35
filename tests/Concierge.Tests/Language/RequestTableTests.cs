using System.Text.Json.Nodes;
using Concierge.Understanding;
using NodaTime;
using Xunit.Abstractions;

namespace Concierge.Tests.Language;

/// <summary>
/// Reads requests whose authors had seen no rule, with <c>concierge understand</c> (docs/understanding.md). The limits are what is reached, not
/// what is wanted: a change that makes a slot worse fails.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class RequestTableTests(ITestOutputHelper output)
{
    private static readonly LocalDateTime Noon = new(2026, 11, 29, 12, 0);

    // Files, slot, fewest right, most wrong, most filled in though not named.
    public static TheoryData<string, string, int, int, int> Limits { get; } = new()
    {
        { "requests", "restaurant", 408, 28, 7 },
        { "requests", "party", 436, 15, 3 },
        { "requests", "date", 542, 6, 9 },
        { "requests", "time", 396, 4, 11 },
        { "requests", "cuisine", 42, 1, 4 },
        { "requests", "place", 65, 5, 5 },
        { "requests", "phone", 16, 0, 1 },
        { "requests", "guest_phone", 34, 0, 1 },
        { "requests", "name", 70, 5, 4 },
        { "sealed", "restaurant", 172, 28, 12 },
        { "sealed", "party", 204, 15, 1 },
        { "sealed", "date", 261, 3, 3 },
        { "sealed", "time", 191, 4, 2 },
        { "sealed", "cuisine", 18, 0, 6 },
        { "sealed", "place", 27, 4, 9 },
        { "sealed", "phone", 4, 0, 2 },
        { "sealed", "guest_phone", 16, 0, 0 },
        { "sealed", "name", 22, 6, 2 },
        { "third", "restaurant", 130, 10, 3 },
        { "third", "party", 125, 8, 1 },
        { "third", "date", 149, 2, 3 },
        { "third", "time", 131, 3, 2 },
        { "third", "cuisine", 9, 2, 1 },
        { "third", "place", 14, 14, 0 },
        { "third", "name", 26, 3, 0 },
        { "unread", "restaurant", 47, 11, 4 },
        { "unread", "party", 57, 4, 0 },
        { "unread", "date", 74, 1, 2 },
        { "unread", "time", 65, 2, 0 },
        { "unread", "cuisine", 5, 2, 1 },
        { "unread", "place", 6, 2, 3 },
        { "unread", "name", 8, 2, 0 },
        { "fourth", "restaurant", 39, 10, 10 },
        { "fourth", "party", 63, 1, 3 },
        { "fourth", "date", 65, 0, 3 },
        { "fourth", "time", 59, 0, 3 },
        { "fourth", "cuisine", 3, 1, 2 },
        { "fourth", "place", 10, 1, 5 },
        { "fourth", "name", 21, 3, 1 },
        { "kept", "restaurant", 37, 10, 5 },
        { "kept", "party", 53, 4, 2 },
        { "kept", "date", 71, 0, 4 },
        { "kept", "time", 63, 0, 6 },
        { "kept", "cuisine", 4, 0, 2 },
        { "kept", "place", 15, 3, 3 },
        { "kept", "name", 17, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Slots_do_not_get_worse(string files, string slot, int fewestRight, int mostWrong, int mostFilled)
    {
        var score = RequestScore.Count($"{files}-*.jsonl", slot);
        output.WriteLine($"{files} {score}");

        score.Right.ShouldBeGreaterThanOrEqualTo(fewestRight);
        score.Wrong.ShouldBeLessThanOrEqualTo(mostWrong);
        score.Filled.ShouldBeLessThanOrEqualTo(mostFilled);
    }

    [Fact]
    public void Every_value_has_the_position_of_its_words()
    {
        const string Text = "Book a tabel at Luigi's for 4 tomorow at 7pm under Smith";
        var read = JsonNode.Parse(RequestUnderstander.Understand(Text, Noon, asked: null, id: "x"))!;

        Words("restaurant").ShouldBe("Luigi's");
        Words("party").ShouldContain("4");
        Words("date").ShouldBe("tomorow");
        Words("time").ShouldContain("7pm");
        Words("name").ShouldBe("Smith");
        read["id"]!.GetValue<string>().ShouldBe("x");

        string Words(string slot) => Text.Substring(read["slots"]![slot]!["start"]!.GetValue<int>(), read["slots"]![slot]!["length"]!.GetValue<int>());
    }

    [Fact]
    public void What_was_not_used_is_shown()
    {
        var read = JsonNode.Parse(RequestUnderstander.Understand("Luigi's for 4 tomorrow at 7pm, but only with the blue tablecloth", Noon, asked: null, id: null))!;

        read["not_used"]!.AsArray().Select(part => part!["value"]!.GetValue<string>()).ShouldContain(words => words.Contains("blue tablecloth"));
    }

    [Fact]
    public void Missing_slots_are_asked_for()
    {
        var read = JsonNode.Parse(RequestUnderstander.Understand("a table at Luigi's tomorrow at 10", Noon, asked: null, id: null))!;

        read["question"]!.GetValue<string>().ShouldContain("how many people");
        read["ambiguous"]!["time"]!.AsArray().Select(time => time!.GetValue<string>()).ShouldBe(["10:00", "22:00"]);
    }

    [Fact]
    public void Two_bookings_are_two()
    {
        var read = JsonNode.Parse(RequestUnderstander.Understand(
            "A table for 4 at Luigi's on Friday at 7pm, and a table for 2 at Da Mario on Saturday at 8pm", Noon, asked: null, id: null))!;

        read["bookings"]!.AsArray().Select(booking => $"{booking!["restaurant"]!["value"]} {booking["party"]!["value"]} {booking["time"]!["value"]}")
            .ShouldBe(["Luigi's 4 19:00", "Da Mario 2 20:00"]);
        read["slots"].ShouldBeNull();
    }

    [Theory]
    [InlineData("do not book", null, "other")]
    [InlineData("I have changed my mind, please do not book anything", "time", "cancel")]
    [InlineData("nah forget it", "restaurant", "cancel")]
    [InlineData("never mind", null, "other")]
    [InlineData("who are you", null, "smalltalk")]
    [InlineData("is Luigi's open on Sunday", null, "question")]
    [InlineData("do you record calls?", null, "question")]
    [InlineData("tell them we'll be late", null, "other")]
    public void Message_that_asks_for_no_table_has_no_question(string text, string? asked, string intent)
    {
        var read = JsonNode.Parse(RequestUnderstander.Understand(text, Noon, asked, id: null))!;

        read["intent"]!.GetValue<string>().ShouldBe(intent);
        read["question"].ShouldBeNull();
    }

    [Fact]
    public void Correction_in_the_same_message_is_no_change() =>
        JsonNode.Parse(RequestUnderstander.Understand("Luigi's for 4 tomorrow, no, the day after, at 7pm", Noon, asked: null, id: null))!["intent"]!
            .GetValue<string>().ShouldBe("book");

    [Theory]
    [InlineData("Luigi's for 4 tomorrow, no, the day after, at 7pm", "2026-12-01", "19:00")]
    [InlineData("Luigi's for 4 tomorrow at 7:30pm, can be half an hour later", "2026-11-30", "19:30")]
    public void Value_is_what_remains_of_it(string text, string date, string time)
    {
        var slots = JsonNode.Parse(RequestUnderstander.Understand(text, Noon, asked: null, id: null))!["slots"]!;

        slots["party"]!["value"]!.GetValue<int>().ShouldBe(4);
        slots["date"]!["value"]!.GetValue<string>().ShouldBe(date);
        slots["time"]!["value"]!.GetValue<string>().ShouldBe(time);
    }

    [Theory]
    [InlineData("{\"text\":\"hi\",\"asked\":\"hour\"}")]
    [InlineData("{\"text\":\"hi\",\"now\":\"soon\"}")]
    [InlineData("{\"id\":\"a\"}")]
    public void Line_with_an_invalid_field_is_refused(string line) =>
        Should.Throw<FormatException>(() => RequestUnderstander.UnderstandLine(line, Noon, asked: null));
}
