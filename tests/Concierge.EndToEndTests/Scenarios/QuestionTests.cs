using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>A restaurant that offers another time holds the line while the guest is asked; the next line of standard input is the answer.</summary>
public sealed class QuestionTests : IDisposable
{
    // So long that a test which only waits it out fails.
    private const string LongPatience = "ASK_CUSTOMER_SECONDS=120";

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task A_yes_books_the_table_that_was_offered()
    {
        var (run, asked) = await AskedAsync(process => process.WriteLineAsync("yes"));

        asked.GetProperty("question").Text("time").ShouldBe("19:30");
        Answered(run).Text("answer").ShouldBe("yes");
        run.Result.Text("outcome").ShouldBe("confirmed");
        run.Result.Text("time").ShouldBe("19:30");
        run.Result.GetProperty("was_modified").GetBoolean().ShouldBeTrue();
        run.Result.GetProperty("was_consented").GetBoolean().ShouldBeTrue();
        run.Result.Text("confirmation_number").ShouldBe(BookedCode.Of("offers-later", run.Transcript));
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_no_books_nothing_and_brings_the_offer_back()
    {
        var (run, _) = await AskedAsync(process => process.WriteLineAsync("no"));

        Answered(run).Text("answer").ShouldBe("no");
        ShouldHaveBroughtTheOffer(run);
    }

    [SkippableFact]
    public async Task The_end_of_input_declines_at_once()
    {
        var (run, asked) = await AskedAsync(process =>
        {
            process.EndInput();
            return Task.CompletedTask;
        });

        Answered(run).Text("answer").ShouldBeNull();
        // In the call's own seconds.
        var waited = Answered(run).GetProperty("at_seconds").GetDouble() - asked.GetProperty("at_seconds").GetDouble();
        waited.ShouldBeLessThan(60);
        ShouldHaveBroughtTheOffer(run);
    }

    [SkippableFact]
    public async Task A_terminal_says_who_waits_and_what_was_answered()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, [.. Arguments().Where(argument => argument != "--json")]);
        var waiting = await process.WaitForLineAsync("Luigi's is waiting for your answer");
        waiting.ShouldContain("7:30");
        await process.WriteLineAsync("yes please");

        (await process.WaitForExitAsync()).ShouldBe(0, process.Output + process.Errors);
        process.Output.ShouldContain("Your answer: yes please");
        process.Output.ShouldContain("Booked: Luigi's, 4 people");
        process.Output.ShouldContain("7:30 PM");
    }

    [SkippableFact]
    public async Task Nobody_is_asked_about_what_was_conceded_beforehand()
    {
        var run = await RehearsedRequest.RunAsync(_home, "offers-later", "Book a table at Luigi's for 4 tomorrow at 7, or 8 if they are full");

        run.Events.ShouldNotContain(happened => IsOf(happened, "question"));
        run.Events.Single(happened => happened.Name == "understood").Data.Text("latest_time").ShouldBe("20:00");
        run.Result.Text("outcome").ShouldBe("confirmed");
        run.Result.Text("time").ShouldBe("19:30");
        run.Differences.ShouldBeEmpty();
    }

    public void Dispose() => _home.Dispose();

    private static IReadOnlyList<string> Arguments() => RehearsedRequest.Arguments("offers-later", RehearsedRequest.Fixed, "--set", LongPatience);

    private static JsonElement Answered(RehearsedRequest run) => run.Events.Single(happened => IsOf(happened, "answer")).Data;

    private static bool IsOf(PrintedEvent happened, string type) => happened.Name == "call" && happened.Data.Text("type") == type;

    private static void ShouldHaveBroughtTheOffer(RehearsedRequest run)
    {
        run.Result.Text("outcome").ShouldBe("alternative_offered");
        run.Result.Text("time").ShouldBe("19:30");
        run.Result.Text("confirmation_number").ShouldBeNull();
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(4);
    }

    private async Task<(RehearsedRequest Run, JsonElement Asked)> AskedAsync(Func<ConciergeProcess, Task> answer)
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, Arguments());
        var asked = PrintedEvent.Read(await process.WaitForLineAsync("\"type\":\"question\"")).Data;
        await answer(process);
        var exitCode = await process.WaitForExitAsync();
        process.Errors.ShouldBeEmpty();
        return (new RehearsedRequest(exitCode, [.. process.Lines.Select(PrintedEvent.Read)]), asked);
    }
}
