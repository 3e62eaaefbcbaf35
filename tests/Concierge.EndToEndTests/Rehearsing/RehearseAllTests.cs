using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Rehearsing;

/// <summary><c>concierge rehearse --all</c>: many calls, and what came out right.</summary>
public sealed class RehearseAllTests : IDisposable
{
    private const char Escape = '\u001b';

    // Rings for an instant, so that nothing has to be waited for; what it expects is never so.
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
    public async Task Each_scenario_is_called_and_held_against_what_the_restaurant_wrote_down()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (exitCode, output, errors) = await RunAsync("--scenario", "accepts,busy", "--json");

        errors.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        var events = Read(output);
        events.Select(happened => happened.Name).ShouldBe(["run", "run", "summary"]);
        var summary = events[^1].Data;
        (summary.GetProperty("runs").GetInt32(), summary.GetProperty("right").GetInt32(), summary.GetProperty("interrupted").GetBoolean()).ShouldBe((2, 2, false));
        summary.GetProperty("real_seconds").GetDouble().ShouldBeLessThan(summary.GetProperty("call_seconds").GetDouble());

        var busy = events.Single(happened => happened.Data.Text("scenario") == "busy").Data;
        (busy.Text("actual"), busy.GetProperty("right").GetBoolean()).ShouldBe(("busy", true));
        busy.GetProperty("fields").GetArrayLength().ShouldBe(0);

        var accepts = events.Single(happened => happened.Data.Text("scenario") == "accepts").Data;
        (accepts.Text("actual"), accepts.GetProperty("right").GetBoolean()).ShouldBe(("confirmed", true));
        accepts.GetProperty("fields").EnumerateArray().Select(field => field.Text("name")).ShouldBe(["date", "time", "party_size", "name", "code"]);
        accepts.GetProperty("fields").EnumerateArray().ShouldAllBe(field => field.GetProperty("right").GetBoolean());
        accepts.GetProperty("turns").GetInt32().ShouldBeGreaterThan(4);
        accepts.GetProperty("call_seconds").GetDouble().ShouldBeInRange(30, 120);

        // The voice model waits half a second to be sure that the restaurant has ended; a person would hang up at five.
        var reactions = accepts.GetProperty("reactions");
        reactions.GetProperty("count").GetInt32().ShouldBeGreaterThan(2);
        reactions.GetProperty("median_ms").GetInt32().ShouldBeInRange(400, 2500);
        reactions.GetProperty("worst_ms").GetInt32().ShouldBeInRange(400, 5000);
    }

    [SkippableFact]
    public async Task A_call_that_comes_out_wrong_says_why_and_how_to_hear_it_again()
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
    public async Task A_scenario_is_called_as_often_as_asked_each_time_with_another_seed_and_with_the_words_that_were_given()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (exitCode, output, _) = await RunAsync("--scenario", "busy", "--scenario", Write("engaged.yaml"), "--runs", "2", "--seed", "7", "--json", "Book Luigi's for 3 tomorrow at 6pm");

        exitCode.ShouldBe(6);
        var runs = Read(output).Where(happened => happened.Name == "run").Select(happened => happened.Data).ToList();
        runs.Select(run => $"{run.Text("scenario")} {run.GetProperty("seed").GetInt32()}").Order(StringComparer.Ordinal).ShouldBe(["busy 7", "busy 8", "engaged 7", "engaged 8"]);
        runs.ShouldAllBe(run => run.Text("request") == "Book Luigi's for 3 tomorrow at 6pm");
    }

    [SkippableFact]
    public async Task Ctrl_C_puts_the_lines_down_and_shows_what_there_is()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, ["rehearse", "--all", "--scenario", "busy,accepts", "--jobs", "2", "--json"]);
        await process.WaitForLineAsync("\"busy\"");

        process.Signal(PosixSignal.Interrupt);

        (await process.WaitForExitAsync()).ShouldBe(130);
        process.Errors.ShouldBeEmpty();
        var events = Read(process.Output);
        events.Select(happened => happened.Name).ShouldBe(["run", "summary"]);
        events[^1].Data.GetProperty("interrupted").GetBoolean().ShouldBeTrue();
        events[^1].Data.GetProperty("planned").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("--all", "--record", "call.wav")]
    [InlineData("--all", "--runs", "0")]
    [InlineData("--all", "--jobs", "0")]
    [InlineData("--all", "--speed", "21")]
    [InlineData("--runs", "2", "Book")]
    [InlineData("--scenario", "accepts,busy", "Book")]
    public async Task Options_that_do_not_go_together_are_refused_before_anybody_is_called(params string[] options)
    {
        await using var process = ConciergeProcess.Start(_home, ["rehearse", .. options]);

        (await process.WaitForExitAsync()).ShouldBe(3);
        process.Errors.ShouldContain("(option.invalid)");
        process.Output.ShouldBeEmpty();
    }

    public void Dispose() => _home.Dispose();

    private string Write(string name)
    {
        File.WriteAllText(_home.File(name), Engaged);
        return _home.File(name);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] options) => ConciergeProcess.RunAsync(_home, ["rehearse", "--all", .. options]);

    private static List<PrintedEvent> Read(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PrintedEvent.Read)];
}
