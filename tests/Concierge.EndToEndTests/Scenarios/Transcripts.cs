using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>What makes a transcript believable.</summary>
internal static class Transcripts
{
    public static void ShouldBeAConversation(IReadOnlyList<PrintedTurn> transcript)
    {
        transcript.Select(turn => turn.Number).ShouldBe(Enumerable.Range(1, transcript.Count));
        transcript[0].Speaker.ShouldBe(PrintedTurn.Restaurant);
        transcript[0].Text.ShouldContain("luigi's");
        transcript[1].Speaker.ShouldBe(PrintedTurn.Agent);
        transcript[1].Text.ShouldContain("automated assistant");
        transcript.Select(turn => turn.AtSeconds).ShouldBeInOrder();
        transcript.Select(turn => turn.Text).ShouldAllBe(text => text.Length > 0);

        // A restaurant that looks into its book speaks twice; nobody speaks three times.
        var changes = transcript.Zip(transcript.Skip(1)).Count(pair => pair.First.Speaker != pair.Second.Speaker);
        changes.ShouldBeGreaterThanOrEqualTo(transcript.Count - 2);
        transcript[^1].Speaker.ShouldBe(PrintedTurn.Agent);
    }
}
