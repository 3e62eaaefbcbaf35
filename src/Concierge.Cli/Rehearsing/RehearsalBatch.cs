using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Concierge.Options;
using Concierge.Rehearsal.Speech;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing;

/// <summary>Many rehearsed calls, a few at a time, each on a stage of its own; they share the speech engine and nothing else.</summary>
internal sealed class RehearsalBatch(BatchOptions options, ConciergeSettings settings, Action<ILoggingBuilder> logging)
{
    /// <summary>Makes the calls.</summary>
    /// <param name="started">Told the name of each scenario whose call begins.</param>
    /// <param name="cancellationToken">Ends the calls: those under way are put down and leave no result.</param>
    /// <returns>Results in the order in which they come in.</returns>
    /// <exception cref="SpeechUnavailableException">The packages for speech are not installed.</exception>
    public async IAsyncEnumerable<RehearsalRunResult> RunAsync(Action<string> started, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var speech = new SpeechEngine();
        var results = Channel.CreateUnbounded<RehearsalRunResult>();
        var running = Task.Run(() => MakeCallsAsync(speech, started, results.Writer, cancellationToken), CancellationToken.None);
        await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return result;
        }

        await running;
    }

    private async Task MakeCallsAsync(SpeechEngine speech, Action<string> started, ChannelWriter<RehearsalRunResult> results, CancellationToken cancellationToken)
    {
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(options.Calls(), atOnce, async (call, stop) =>
            {
                started(call.Scenario.Name);
                var run = new RehearsalRun(call, options.RequestFor(call.Scenario), speech);
                results.TryWrite(await run.RunAsync(settings, logging, stop));
            });
        }
        finally
        {
            results.TryComplete();
        }
    }
}
