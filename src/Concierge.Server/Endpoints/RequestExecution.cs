using Concierge.Agents;
using Concierge.Agents.Loop;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Api;
using Concierge.Server.Mapping;
using Concierge.Storage.Requests;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Endpoints;

/// <summary>
/// Runs one request in words. After a call has started, the request continues even if the client disconnects: a lost connection must not hang
/// up.
/// </summary>
internal sealed class RequestExecution(
    Orchestrator orchestrator,
    CallManager calls,
    RequestRecorderFactory records,
    RequestRegistry requests,
    InterruptedCallReporter interrupted,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<RequestExecution> logger)
{
    private static readonly ConciergeError Stopping = new("server.stopping", "The server is being stopped. No call was made.", "Try again in a moment.");

    // The answer does not wait longer for a database that does not answer. The steps are stored later.
    private static readonly TimeSpan RecordTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The progress, with the answer last.</summary>
    public RequestEventLog Events { get; } = requests.Create();

    /// <summary>Runs the request.</summary>
    /// <param name="sessionId">The session of the request.</param>
    /// <param name="text">The request.</param>
    /// <param name="confirmed">Whether a cancellation was confirmed beforehand.</param>
    /// <param name="abandoned">Cancelled when the client has disconnected.</param>
    /// <returns>The answer.</returns>
    public async Task<AgentAnswer> RunAsync(string sessionId, string text, bool confirmed, CancellationToken abandoned)
    {
        using var running = new CancellationTokenSource();
        var abandoning = abandoned.Register(running.Cancel);
        var stopping = lifetime.ApplicationStopping.Register(running.Cancel);
        var (relay, reporting) = (Task.CompletedTask, Task.CompletedTask);
        RequestRecorder? record = null;
        try
        {
            AgentAnswer? answer = null;
            record = records.Start(sessionId);
            reporting = ReportInterruptedAsync(running.Token);
            await foreach (var update in orchestrator.RunAsync(sessionId, text, confirmed, running.Token))
            {
                if (update is AgentAnswer or CallStarted)
                {
                    // The events of a call must come before the update that follows from them.
                    await relay;
                }

                if (update is AgentAnswer last)
                {
                    answer = last;
                    await reporting;
                    record.RecordEnd(last.Result, last.Error);
                }
                else if (update is ReservationUnderstood understood)
                {
                    record.RecordDetails(understood.Details);
                }

                Events.Append(ProgressEventFactory.Create(update, sessionId));
                if (update is CallStarted started)
                {
                    // The server ends its calls itself when it stops; their results say so.
                    await abandoning.DisposeAsync();
                    await stopping.DisposeAsync();
                    record.RecordCall(started.CallId);
                    relay = RelayAsync(calls.Get(started.CallId), running.Token);
                }
            }

            return answer ?? throw new InvalidOperationException("The agents ended without an answer.");
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !abandoned.IsCancellationRequested)
        {
            var answer = new AgentAnswer(Stopping.ToString(), Result: null, Stopping);
            record?.RecordEnd(answer.Result, answer.Error);
            Events.Append(ProgressEventFactory.Create(answer, sessionId));
            return answer;
        }
        catch (Exception exception)
        {
            // For a client that follows the events, the response has begun: only an event can still tell the error.
            var error = exception is OperationCanceledException
                ? new ConciergeError("agent.interrupted", "The request was interrupted.", "Send it again.")
                : ConciergeExceptionHandler.GetError(exception, logger);
            Events.Append(ProgressEventFactory.Create(new RequestAnswer(
                sessionId, error.Message, error.Code, error.Remedy.Length == 0 ? null : error.Remedy, Result: null)));
            throw;
        }
        finally
        {
            await abandoning.DisposeAsync();
            await stopping.DisposeAsync();
            await (record?.Completion ?? Task.CompletedTask).WaitAsync(RecordTimeout, timeProvider, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Events.Complete();
        }
    }

    // Concurrent with the request: the recovery may still wait for Twilio.
    private async Task ReportInterruptedAsync(CancellationToken cancellationToken)
    {
        foreach (var call in await interrupted.TakeUnreportedAsync(cancellationToken))
        {
            Events.Append(ProgressEventFactory.Create(call));
        }
    }

    private async Task RelayAsync(Call call, CancellationToken cancellationToken)
    {
        await foreach (var callEvent in call.FollowAsync(after: 0, cancellationToken))
        {
            Events.Append(ProgressEventFactory.Create(callEvent));
        }
    }
}
