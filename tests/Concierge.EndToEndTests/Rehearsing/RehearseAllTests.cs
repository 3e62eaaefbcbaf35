using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Rehearsing;

/// <summary><c>concierge rehearse --all</c>: many calls and a report of the results.</summary>
public sealed class RehearseAllTests : IDisposable
{
    private const char Escape = '\u001b';

    // Ends within a second, and its expectation is always wrong.
    private const string Engaged = """
        description: Is on the telephone.
        request: Book a table at Luigi's for 2 tomorrow at 8pm
        ring:
          kind: busy
          seconds: 1
        expect:
          outcome: confirmed
        """;

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task RehearseAll_ComparesEachCallWithTheRestaurantsBook()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (exitCode, output, errors) = await RunAsync("--scenario", "accepts,busy", "--json");

        errors.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        var events = Read(output);
        events.Select(printed => printed.Name).ShouldBe(["run", "run", "summary"]);
        var summary = events[^1].Data;
        (summary.GetProperty("runs").GetInt32(), summary.GetProperty("right").GetInt32()).ShouldBe((2, 2));
        summary.GetProperty("interrupted").GetBoolean().ShouldBeFalse();
        summary.GetProperty("real_seconds").GetDouble().ShouldBeGreaterThan(0);

        var busy = events.Single(printed => printed.Data.GetText("scenario") == "busy").Data;
        (busy.GetText("actual"), busy.GetProperty("right").GetBoolean()).ShouldBe(("busy", true));
        busy.GetProperty("fields").GetArrayLength().ShouldBe(0);

        var accepts = events.Single(printed => printed.Data.GetText("scenario") == "accepts").Data;
        (accepts.GetText("actual"), accepts.GetProperty("right").GetBoolean()).ShouldBe(("confirmed", true));
        accepts.GetProperty("fields").EnumerateArray().Select(field => field.GetText("name")).ShouldBe(["date", "time", "party_size", "name", "code"]);
        accepts.GetProperty("fields").EnumerateArray().ShouldAllBe(field => field.GetProperty("right").GetBoolean());
        accepts.GetProperty("turns").GetInt32().ShouldBeGreaterThan(4);
        accepts.GetProperty("call_seconds").GetDouble().ShouldBeGreaterThan(30);

        // The voice model waits half a second for the end of the turn. How much longer it takes depends on the machine.
        var reactions = accepts.GetProperty("reactions");
        reactions.GetProperty("count").GetInt32().ShouldBeGreaterThan(2);
        var median = reactions.GetProperty("median_ms").GetInt32();
        median.ShouldBeGreaterThanOrEqualTo(400);
        reactions.GetProperty("worst_ms").GetInt32().ShouldBeGreaterThanOrEqualTo(median);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task RehearseAll_Names_BooksUnderEachLetterByLetter()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var names = Write("names.tsv", "# name, country\nNguyễn\tVietnam\n");
        var (exitCode, output, _) = await RunAsync("--scenario", "accepts", "--names", names, "--seed", "3", "--json");

        var run = Read(output).First(printed => printed.Name == "run").Data;
        run.GetText("guest").ShouldBe("Alex Nguyễn");
        var isRight = run.GetProperty("right").GetBoolean();
        exitCode.ShouldBe(isRight ? 0 : 6);

        // On a busy machine a sound may be lost. Then the guest is told so.
        if (isRight)
        {
            var name = run.GetProperty("fields").EnumerateArray().Single(field => field.GetText("name") == "name");
            name.GetText("true").ShouldBe("nguyen");
        }
        else
        {
            run.GetProperty("told").GetBoolean().ShouldBeTrue(output);
        }
    }

    [SkippableFact]
    public async Task RehearseAll_WrongResult_PrintsTheReasonAndTheCommandThatRepeatsIt()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var engaged = Write("engaged.yaml");

        var (exitCode, output, _) = await RunAsync("--scenario", $"busy,{engaged}", "--jobs", "1");

        exitCode.ShouldBe(6);
        output.ShouldNotContain(Escape);
        string[] steps =
        [
            "Rehearsing 2 calls",
            "Scenario",
            "✔  busy ",
            "✘  engaged ",
            "the outcome is busy, expected confirmed",
            "Reported: ",
            $"concierge rehearse --scenario {engaged} --seed 1 --record engaged-1.wav \"Book a table at Luigi's for 2 tomorrow at 8pm\"",
            "1 of 2 passed",
        ];
        steps.Select(step => output.IndexOf(step, StringComparison.Ordinal)).ShouldAllBe(place => place >= 0, output);
        steps.Select(step => output.IndexOf(step, StringComparison.Ordinal)).ShouldBeInOrder();
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task RehearseAll_SeveralRuns_UseOneSeedEachAndTheGivenRequest()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (exitCode, output, _) = await RunAsync(
            "--scenario", "busy", "--scenario", Write("engaged.yaml"), "--runs", "2", "--seed", "7", "--json", "Book Luigi's for 3 tomorrow at 6pm");

        exitCode.ShouldBe(6);
        var runs = Read(output).Where(printed => printed.Name == "run").Select(printed => printed.Data).ToList();
        runs.Select(run => $"{run.GetText("scenario")} {run.GetProperty("seed").GetInt32()}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(["busy 7", "busy 8", "engaged 7", "engaged 8"]);
        runs.ShouldAllBe(run => run.GetText("request") == "Book Luigi's for 3 tomorrow at 6pm");
    }

    [SkippableFact]
    public async Task RehearseAll_CtrlC_HangsUpAndPrintsTheResultsSoFar()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, ["rehearse", "--all", "--scenario", "busy,accepts", "--jobs", "2", "--json"]);
        await process.WaitForLineAsync("\"busy\"");

        process.SendSignal(PosixSignal.Interrupt);

        (await process.WaitForExitAsync()).ShouldBe(130);
        process.Errors.ShouldBeEmpty();
        var events = Read(process.Output);
        events.Select(printed => printed.Name).ShouldBe(["run", "summary"]);
        events[^1].Data.GetProperty("interrupted").GetBoolean().ShouldBeTrue();
        events[^1].Data.GetProperty("planned").GetInt32().ShouldBe(2);
    }

    public void Dispose() => _home.Dispose();

    private string Write(string name, string text = Engaged)
    {
        File.WriteAllText(_home.File(name), text);
        return _home.File(name);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] options) =>
        ConciergeProcess.RunAsync(_home, ["rehearse", "--all", .. options]);

    private static List<PrintedEvent> Read(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PrintedEvent.Parse)];
}
