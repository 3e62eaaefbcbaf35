using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>A talk over several turns: a table is booked, changed and cancelled, each by a call of its own, and the restaurant keeps its book.</summary>
public sealed class TalkTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task A_table_is_booked_changed_and_cancelled_in_one_conversation_on_the_terminal()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, ["rehearse", "--json", "--scenario", "accepts", "--seed", "1", "--speed", "8"]);

        var asked = await AskAsync(process, "Book a table at Luigi's for 4 on Friday evening", 1);
        asked.Text("answer").ShouldBe("At what time?");
        var booked = await AskAsync(process, "at 7", 2);
        booked.GetProperty("result").Text("outcome").ShouldBe("confirmed", process.Output);
        var code = booked.GetProperty("result").Text("confirmation_number").ShouldNotBeNull();

        var changed = await AskAsync(process, "make it 5 people", 3);
        changed.GetProperty("result").Text("outcome").ShouldBe("confirmed", process.Output);
        changed.GetProperty("result").GetProperty("party_size").GetInt32().ShouldBe(5);
        changed.Text("answer")!.ShouldStartWith("Changed: Luigi's, 5 people");

        var listed = await AskAsync(process, "what have I booked?", 4);
        listed.Text("answer")!.ShouldStartWith("You have one booking: Luigi's, 5 people");

        var cancelled = await AskAsync(process, "actually, cancel that", 5);
        cancelled.GetProperty("result").Text("outcome").ShouldBe("cancelled", process.Output);
        (await AskAsync(process, "what have I booked?", 6)).Text("answer").ShouldBe("You have no bookings.");
        process.EndInput();
        await process.WaitForExitAsync();
        process.Lines.Count(line => line.StartsWith("""{"event":"call_started""", StringComparison.Ordinal)).ShouldBe(3);
        process.Errors.ShouldBeEmpty();
        code.ShouldNotBeEmpty();
    }

    public void Dispose() => _home.Dispose();

    private static async Task<JsonElement> AskAsync(ConciergeProcess process, string words, int number)
    {
        await process.WriteLineAsync(words);
        await process.WaitForLineAsync(_ => Answers(process).Count >= number);
        return Answers(process)[number - 1];
    }

    private static List<JsonElement> Answers(ConciergeProcess process) =>
        [.. process.Lines.Where(line => line.StartsWith("""{"event":"answer""", StringComparison.Ordinal)).Select(line => PrintedEvent.Read(line).Data)];
}
