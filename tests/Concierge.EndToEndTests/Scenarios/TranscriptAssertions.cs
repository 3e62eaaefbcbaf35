using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>Checks that a transcript has the shape of a conversation.</summary>
internal static class TranscriptAssertions
{
    /// <param name="transcript">The transcript.</param>
    /// <param name="greeting">Words of the restaurant's greeting.</param>
    public static void ShouldBeAConversation(IReadOnlyList<PrintedTurn> transcript, string greeting = "luigi's")
    {
        var shown = string.Join('\n', transcript.Select(turn => $"{turn.Number} {turn.AtSeconds:F1} {turn.Speaker}: {turn.Text}"));
        transcript.Select(turn => turn.Number).ShouldBe(Enumerable.Range(1, transcript.Count), shown);
        transcript[0].Speaker.ShouldBe(PrintedTurn.Restaurant, shown);
        transcript[0].Text.ShouldContain(greeting, customMessage: shown);
        transcript[1].Speaker.ShouldBe(PrintedTurn.Agent, shown);
        transcript[1].Text.ShouldContain("automated assistant", customMessage: shown);
        transcript.Select(turn => turn.Text).ShouldAllBe(text => text.Length > 0, shown);

        // A restaurant that looks into its book speaks twice in a row; no side speaks three times in a row.
        var changes = transcript.Zip(transcript.Skip(1)).Count(pair => pair.First.Speaker != pair.Second.Speaker);
        changes.ShouldBeGreaterThanOrEqualTo(transcript.Count - 2, shown);

        // The agent ends the conversation; the restaurant may return its farewell.
        transcript.TakeLast(2).Select(turn => turn.Speaker).ShouldContain(PrintedTurn.Agent, shown);
    }
}
