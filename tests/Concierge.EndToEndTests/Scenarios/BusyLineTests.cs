using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>A retry after a busy line, and Ctrl-C while the program waits for it.</summary>
public sealed class BusyLineTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Call_BusyLine_IsRetriedAndTheTerminalSaysWhen()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, Arguments(minutes: 1));
        (await process.WaitForLineAsync("Calling again at")).ShouldMatch(@"The line is busy\. Calling again at .*\d{1,2}:\d\d( [AP]M)? \(attempt 2 of 2\)\. Press Ctrl-C to cancel\.");

        (await process.WaitForExitAsync()).ShouldBe(4, process.Output + process.Errors);
        process.Lines.Count(line => line.TrimEnd().EndsWith("  Busy", StringComparison.Ordinal)).ShouldBe(2, process.Output);
        process.Output.ShouldContain("The line at Luigi's was busy, 2 times.");
    }

    [SkippableFact]
    public async Task CtrlC_WhileWaitingForTheRetry_EndsAtOnceAndReportsBusy()
    {
        RehearsedRequest.SkipWithoutSpeech();

        // The wait is longer than the timeout of any test.
        await using var process = ConciergeProcess.Start(_home, Arguments(minutes: 120));
        await process.WaitForLineAsync("Calling again at");

        process.SendSignal(PosixSignal.Interrupt);

        (await process.WaitForExitAsync()).ShouldBe(130, process.Output + process.Errors);
        process.Lines.Count(line => line.Contains("Dialling Luigi's", StringComparison.Ordinal)).ShouldBe(1, process.Output);
        process.Output.ShouldContain("The line at Luigi's was busy");
        process.Output.ShouldNotContain("could not be hung up");
    }

    public void Dispose() => _home.Dispose();

    private static IReadOnlyList<string> Arguments(int minutes) =>
    [
        "rehearse", "--scenario", "busy", "--speed", "20",
        "--set", "CALL_RETRIES=1", "--set", $"BUSY_RETRY_MINUTES={minutes}", "--set", "CALLING_HOURS=00:00-23:59",
        RehearsedRequest.FixedTimeRequest,
    ];
}
