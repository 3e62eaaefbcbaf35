using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

/// <summary>A turn of a transcript as the API writes it.</summary>
internal sealed record PrintedTurn(int Number, string Speaker, string Text, double AtSeconds, bool Interrupted)
{
    public const string Agent = "agent";
    public const string Restaurant = "restaurant";

    public static IReadOnlyList<PrintedTurn> ParseAll(JsonElement transcript) => [.. transcript.EnumerateArray().Select(Read)];

    private static PrintedTurn Read(JsonElement turn) => new(
        turn.GetProperty("number").GetInt32(),
        turn.GetProperty("speaker").GetString()!,
        turn.GetProperty("text").GetString()!,
        turn.GetProperty("at_seconds").GetDouble(),
        turn.GetProperty("interrupted").GetBoolean());
}
