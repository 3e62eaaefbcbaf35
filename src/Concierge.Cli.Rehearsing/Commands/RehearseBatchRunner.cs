using System.CommandLine;
using System.Diagnostics;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Rehearsing.Views;
using Concierge.Cli.Views;

namespace Concierge.Cli.Rehearsing.Commands;

/// <summary><c>concierge rehearse --all</c>: makes many rehearsal calls and reports their results.</summary>
internal static class RehearseBatchRunner
{
    /// <summary>Makes the calls and shows their results.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, BatchOptions options, CancellationToken cancellationToken)
    {
        IBatchView view = parsed.GetValue(CommonOptions.Json) ? new BatchJsonView(Console.Out) : new BatchTableView(Terminal.Output, TimeProvider.System);
        var batch = new RehearsalBatch(options, CommonOptions.LoadCommandLineSettings(parsed), LoggingSetup.ForCommand(parsed));
        List<RehearsalRunResult> results = [];
        var began = Stopwatch.GetTimestamp();
        view.Begin(options);
        await using var interrupting = cancellationToken.Register(view.Interrupting);
        try
        {
            await foreach (var result in batch.RunAsync(view.Started, cancellationToken))
            {
                results.Add(result);
                view.Show(result);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The summary covers the calls that finished.
        }

        var right = results.Count(result => result.IsCorrect);
        view.End(new BatchSummary(
            results.Count,
            right,
            options.CallCount,
            Math.Round(results.Sum(result => result.CallSeconds), 2),
            Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 2))
        {
            Told = results.Count(result => result is { IsCorrect: false, HasFailed: false, Verdict.IsTold: true }),
            Untold = results.Count(result => result is { IsCorrect: false, HasFailed: false, Verdict.IsTold: false }),
            Failed = results.Count(result => result is { IsCorrect: false, HasFailed: true }),
            Longest = results.Select(result => result.Turns).DefaultIfEmpty().Max(),
        });
        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted
            : right == results.Count ? ExitCodes.Success
            : ExitCodes.BatchFailed;
    }
}
