using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Concierge.Options;
using Concierge.Rehearsal.Speech;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing;

/// <summary>Makes many rehearsal calls, several at a time. Each has its own environment; only the speech engine is shared.</summary>
internal sealed class RehearsalBatch(BatchOptions options, ConciergeSettings settings, Action<ILoggingBuilder> logging)
{
    /// <summary>Makes the calls.</summary>
    /// <param name="started">Called with the scenario's name when a call starts.</param>
    /// <param name="cancellationToken">Stops the batch. Calls in progress are hung up and return no result.</param>
    /// <returns>The results in order of completion.</returns>
    /// <exception cref="SpeechUnavailableException">The speech packages are not installed.</exception>
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

    private async Task MakeCallsAsync(
        SpeechEngine speech, Action<string> started, ChannelWriter<RehearsalRunResult> results, CancellationToken cancellationToken)
    {
        var parallelOptions = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(options.GetCalls(), parallelOptions, async (call, stop) =>
            {
                started(call.Scenario.Name);
                var run = new RehearsalRun(call, options.GetRequest(call.Scenario), speech);
                results.TryWrite(await run.RunAsync(settings, logging, stop));
            });
        }
        finally
        {
            results.TryComplete();
        }
    }
}
