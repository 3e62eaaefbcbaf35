using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Concierge.Agents;
using Concierge.Agents.Loop;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Server.Api;
using Concierge.Storage.Requests;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Endpoints;

/// <summary>Carries out one request in words. Once a call is being placed the request goes on to its end even if whoever asked goes away: a lost connection must not put the telephone down.</summary>
internal sealed class RequestRun(Orchestrator orchestrator, CallManager calls, RequestRecords records, InterruptedCalls interrupted, IHostApplicationLifetime lifetime)
{
    private readonly Channel<SseItem<string>> _progress = Channel.CreateUnbounded<SseItem<string>>();

    /// <summary>Runs the request.</summary>
    /// <param name="sessionId">The conversation it belongs to.</param>
    /// <param name="text">The request.</param>
    /// <param name="abandoned">Whoever asked has gone away.</param>
    /// <returns>The answer.</returns>
    public async Task<AgentAnswer> RunAsync(string sessionId, string text, CancellationToken abandoned)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        var abandoning = abandoned.Register(running.Cancel);
        var (relay, telling) = (Task.CompletedTask, Task.CompletedTask);
        RequestRecord? record = null;
        try
        {
            AgentAnswer? answer = null;
            record = records.Begin(sessionId);
            telling = TellInterruptedAsync(running.Token);
            await foreach (var update in orchestrator.RunAsync(sessionId, text, running.Token))
            {
                if (update is AgentAnswer or CallStarted or TranscriptChecked)
                {
                    // What happened in a call comes before what follows from it.
                    await relay;
                }

                if (update is AgentAnswer last)
                {
                    answer = last;
                    await telling;
                    record.Ended(last.Result, last.Error);
                }
                else if (update is ReservationUnderstood understood)
                {
                    record.Understood(understood.Details);
                }

                _progress.Writer.TryWrite(ProgressEvents.Of(update, sessionId));
                if (update is CallStarted started)
                {
                    await abandoning.DisposeAsync();
                    record.Called(started.CallId);
                    relay = RelayAsync(calls.Get(started.CallId), running.Token);
                }
            }

            return answer ?? throw new InvalidOperationException("The agents came to no answer.");
        }
        finally
        {
            await abandoning.DisposeAsync();
            await (record?.Written ?? Task.CompletedTask);
            _progress.Writer.TryComplete();
        }
    }

    // Beside the request: Twilio may still be asked what became of them.
    private async Task TellInterruptedAsync(CancellationToken cancellationToken)
    {
        foreach (var call in await interrupted.TakeUntoldAsync(cancellationToken))
        {
            _progress.Writer.TryWrite(ProgressEvents.Of(call));
        }
    }

    /// <summary>The progress, ending with the answer.</summary>
    public IAsyncEnumerable<SseItem<string>> ProgressAsync(CancellationToken cancellationToken) => _progress.Reader.ReadAllAsync(cancellationToken);

    private async Task RelayAsync(Call call, CancellationToken cancellationToken)
    {
        await foreach (var happened in call.FollowAsync(after: 0, cancellationToken))
        {
            _progress.Writer.TryWrite(ProgressEvents.Of(happened));
        }
    }
}
