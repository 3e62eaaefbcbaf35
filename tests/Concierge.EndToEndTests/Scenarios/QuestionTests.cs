using System.Text.Json;
using Concierge.Cli.Tests;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>A restaurant that offers another time waits on the line while the program asks the guest. The next line of standard input is the answer.</summary>
public sealed class QuestionTests : IDisposable
{
    // Longer than the assertions allow: a test that waits for this timeout fails.
    private const string LongTimeout = "ASK_CUSTOMER_SECONDS=120";

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Question_AnsweredYes_BooksTheOffer()
    {
        var (run, asked) = await AnswerQuestionAsync(process => process.WriteLineAsync("yes"));

        asked.GetProperty("question").GetText("time").ShouldBe("19:30");
        GetAnswer(run).GetText("answer").ShouldBe("yes");
        run.Result.GetText("outcome").ShouldBe("confirmed");
        run.Result.GetText("time").ShouldBe("19:30");
        run.Result.GetProperty("was_modified").GetBoolean().ShouldBeTrue();
        run.Result.GetProperty("was_consented").GetBoolean().ShouldBeTrue();
        run.Result.GetText("confirmation_number").ShouldBe(BookedCode.Get("offers-later", run.Transcript));
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Question_AnsweredNo_ReportsTheOfferWithoutBooking()
    {
        var (run, _) = await AnswerQuestionAsync(process => process.WriteLineAsync("no"));

        GetAnswer(run).GetText("answer").ShouldBe("no");
        ShouldReportTheOffer(run);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Question_EndOfInput_DeclinesAtOnce()
    {
        var (run, asked) = await AnswerQuestionAsync(process =>
        {
            process.CloseInput();
            return Task.CompletedTask;
        });

        GetAnswer(run).GetText("answer").ShouldBeNull();
        // In seconds of the call's own clock.
        var waited = GetAnswer(run).GetProperty("at_seconds").GetDouble() - asked.GetProperty("at_seconds").GetDouble();
        waited.ShouldBeLessThan(60);
        ShouldReportTheOffer(run);
    }

    [SkippableFact]
    public async Task Question_OnATerminal_ShowsTheWaitingRestaurantAndTheAnswer()
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
    [Trait("Category", "Long")]
    public async Task Question_ConcededInTheRequest_IsNotAsked()
    {
        var run = await RehearsedRequest.RunAsync(_home, "offers-later", "Book a table at Luigi's for 4 tomorrow at 7, or 8 if they are full");

        run.Events.ShouldNotContain(printed => IsOf(printed, "question"));
        run.Events.Single(printed => printed.Name == "understood").Data.GetText("latest_time").ShouldBe("20:00");
        run.Result.GetText("outcome").ShouldBe("confirmed");
        run.Result.GetText("time").ShouldBe("19:30");
        run.Differences.ShouldBeEmpty();
    }

    public void Dispose() => _home.Dispose();

    private static IReadOnlyList<string> Arguments() => RehearsedRequest.GetArguments("offers-later", RehearsedRequest.FixedTimeRequest, "--set", LongTimeout);

    private static JsonElement GetAnswer(RehearsedRequest run) => run.Events.Single(printed => IsOf(printed, "answer")).Data;

    private static bool IsOf(PrintedEvent printed, string type) => printed.Name == "call" && printed.Data.GetText("type") == type;

    private static void ShouldReportTheOffer(RehearsedRequest run)
    {
        run.Result.GetText("outcome").ShouldBe("alternative_offered");
        run.Result.GetText("time").ShouldBe("19:30");
        run.Result.GetText("confirmation_number").ShouldBeNull();
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(4);
    }

    private async Task<(RehearsedRequest Run, JsonElement Asked)> AnswerQuestionAsync(Func<ConciergeProcess, Task> answer)
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, Arguments());
        var asked = PrintedEvent.Parse(await process.WaitForLineAsync("\"type\":\"question\"")).Data;
        await answer(process);
        var exitCode = await process.WaitForExitAsync();
        process.Errors.ShouldBeEmpty();
        foreach (var line in process.Lines)
        {
            (await JsonLinesSchema.ValidateAsync(line)).ShouldBeEmpty(line);
        }

        return (new RehearsedRequest(exitCode, [.. process.Lines.Select(PrintedEvent.Parse)]), asked);
    }
}
