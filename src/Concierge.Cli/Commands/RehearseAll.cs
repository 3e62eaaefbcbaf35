using System.CommandLine;
using System.Diagnostics;
using Concierge.Cli.Hosting;
using Concierge.Cli.Rehearsing;
using Concierge.Cli.Views;

namespace Concierge.Cli.Commands;

/// <summary>The part of <c>concierge rehearse</c> that makes many calls and watches none: <c>--all</c>.</summary>
internal static class RehearseAll
{
    /// <summary>Makes the calls and shows what came of them.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, BatchOptions options, CancellationToken cancellationToken)
    {
        IBatchView view = parsed.GetValue(CommonOptions.Json) ? new BatchJsonView(Console.Out) : new BatchTableView(Terminal.Output, TimeProvider.System);
        var batch = new RehearsalBatch(options, CommonOptions.Settings(parsed), Logs.For(parsed));
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
            // What there is is shown.
        }

        var right = results.Count(result => result.Right);
        view.End(new BatchSummary(
            results.Count,
            right,
            options.Scenarios.Count * options.Runs,
            Math.Round(results.Sum(result => result.CallSeconds), 2),
            Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 2)));
        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted
            : right == results.Count ? ExitCodes.Success
            : ExitCodes.NotAllRight;
    }
}
