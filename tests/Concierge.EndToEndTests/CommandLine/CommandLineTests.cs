using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary>
/// The command line as a real process. Its options, settings and error codes are tested one by one in Concierge.Cli.Tests, without a process for
/// each.
/// </summary>
public sealed class CommandLineTests : IDisposable
{
    private const char Escape = '\u001b';

    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Help_PrintsExamplesAndSucceeds()
    {
        var (exitCode, output, errors) = await RunAsync(["rehearse", "--help"]);

        exitCode.ShouldBe(0);
        output.ShouldContain("--record call.wav");
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new[] { "rehearse", "--scenario", "nope", "Book" }, 3, "(scenario.not_found)")]
    [InlineData(new[] { "--no-such-option" }, 2, "--no-such-option")]
    public async Task Run_InvalidArguments_ExitsWithAnErrorAndNoStackTrace(string[] arguments, int expected, string message)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(expected);
        errors.ShouldContain(message);
        (output + errors).ShouldNotContain("   at ");
        (output + errors).ShouldNotContain(Escape, customMessage: "a pipe gets no colours");
    }

    [SkippableFact]
    public async Task Rehearse_BusyLine_PrintsEachStepOnceAndNoColoursIntoAPipe()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (exitCode, output, _) = await RunAsync(
            ["rehearse", "--speed", "3", "--scenario", "busy", RehearsedRequest.FixedTimeRequest],
            new(StringComparer.Ordinal) { ["NO_COLOR"] = "1" });

        exitCode.ShouldBe(4);
        output.ShouldStartWith("Rehearsal");
        output.ShouldNotContain(Escape);
        string[] steps = ["Rehearsal", "Understood", "Dialling", "Ringing", "Busy", "Nothing is booked"];
        steps.Select(step => output.IndexOf(step, StringComparison.Ordinal)).ShouldAllBe(place => place >= 0, output);
        steps.Select(step => output.IndexOf(step, StringComparison.Ordinal)).ShouldBeInOrder();
        output.Split("Understood").Length.ShouldBe(2, "the understood request is printed once");
    }

    [SkippableFact]
    public async Task Rehearse_Conversation_RemembersTheEarlierTurn()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, ["rehearse", "--json", "--speed", "3", "--scenario", "busy"]);

        await process.WriteLineAsync("Book a table at Luigi's for 4 tomorrow");
        PrintedEvent.Parse(await process.WaitForLineAsync("\"answer\"")).Data.GetText("answer").ShouldNotBeNull().ShouldContain("time");
        await process.WriteLineAsync("at 7pm");
        var understood = PrintedEvent.Parse(await process.WaitForLineAsync("\"understood\"")).Data;
        process.CloseInput();

        (understood.GetText("time"), understood.GetProperty("party_size").GetInt32()).ShouldBe(("19:00", 4));
        (await process.WaitForExitAsync()).ShouldBe(4);
    }

    public void Dispose() => _home.Dispose();

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, Dictionary<string, string>? settings = null) =>
        ConciergeProcess.RunAsync(_home, arguments, settings);
}
