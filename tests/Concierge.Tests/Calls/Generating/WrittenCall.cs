using System.Text.Json.Nodes;
using Concierge.Language.Acts;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Calls.Generating;

/// <summary>Reads and extends a written call.</summary>
internal static class WrittenCall
{
    public static LocalDate GetDate(JsonObject call) => LocalDatePattern.Iso.Parse(Claim(call, "date")).Value;

    public static LocalTime GetTime(JsonObject call) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Claim(call, "time")).Value;

    public static int GetPartySize(JsonObject call) => (call["claims"]!.AsArray()[^1]!["party_size"] ?? call["request"]!["party_size"])!.GetValue<int>();

    /// <summary>The table in words: "sunday at half past seven for four".</summary>
    public static string Format(LocalDate date, LocalTime time, int size) =>
        $"{date.DayOfWeek} at {EnglishSpokenForms.FormatTime(time)} for {EnglishSpokenForms.FormatNumber(size)}";

    public static string Format(JsonObject call) => Format(GetDate(call), GetTime(call), GetPartySize(call));

    /// <summary>Adds turns at the end, in turn by the restaurant and the agent.</summary>
    public static bool Add(JsonObject call, params string[] texts)
    {
        var turns = call["turns"]!.AsArray();
        var isRestaurant = turns[^1]!["who"]!.GetValue<string>() == "agent";
        if (!isRestaurant)
        {
            turns.Add(Turn("agent", "Thank you."));
        }

        foreach (var (place, text) in texts.Index())
        {
            turns.Add(Turn(place % 2 == 0 ? "restaurant" : "agent", text));
        }

        return Close(call);
    }

    /// <summary>Replaces all that follows the agent's first turn with at least so many words.</summary>
    public static bool AnswerRequest(JsonObject call, params string[] texts)
    {
        var turns = call["turns"]!.AsArray();
        while (turns.Count > 1)
        {
            turns.RemoveAt(turns.Count - 1);
        }

        if (turns[0]!["who"]!.GetValue<string>() != "restaurant")
        {
            turns.Insert(0, Turn("restaurant", "Hello?"));
        }

        turns.Add(Turn("agent", $"Hello, I'd like to book a table on {Format(call)}, under {call["request"]!["name"]}."));
        foreach (var (place, text) in texts.Index())
        {
            turns.Add(Turn(place % 2 == 0 ? "restaurant" : "agent", text));
        }

        return Close(call);
    }

    public static JsonObject Turn(string who, string text, double? played = null)
    {
        JsonObject turn = new() { ["who"] = who, ["text"] = text };
        if (played is not null)
        {
            turn["played"] = played;
        }

        return turn;
    }

    /// <summary>Lets the claim follow the last turn.</summary>
    public static bool Close(JsonObject call)
    {
        call["claims"]!.AsArray()[^1]!["after"] = call["turns"]!.AsArray().Count;
        return true;
    }

    private static string Claim(JsonObject call, string field) =>
        (call["claims"]!.AsArray()[^1]![field] ?? call["request"]![field])!.GetValue<string>();
}
