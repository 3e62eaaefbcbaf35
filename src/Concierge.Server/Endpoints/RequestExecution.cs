using System.Runtime.CompilerServices;
using Concierge.Agents;
using Concierge.Agents.Loop;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Plans;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;
using Concierge.Server.Api;
using Concierge.Server.Idempotency;
using Concierge.Server.Mapping;
using Concierge.Server.Requests;
using Concierge.Storage.Idempotency;
using Concierge.Storage.Requests;
using Microsoft.AspNetCore.Http;
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
    IReservationCallService caller,
    CallPlanRegistry plans,
    PlanService planning,
    RequestRecorderFactory records,
    RequestRegistry requests,
    RequestEventCopier copier,
    InterruptedCallReporter interrupted,
    IdempotencyStore idempotency,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<RequestExecution> logger,
    IdempotentRequest? repeatable = null)
{
    // The answer does not wait longer for a database that does not answer. The steps are stored later.
    private static readonly TimeSpan RecordTimeout = TimeSpan.FromSeconds(2);

    private bool _hasCalled;

    /// <summary>The progress, with the answer last.</summary>
    public RequestEventLog Events { get; } = requests.Create(repeatable?.RequestId ?? CallIds.NewId());

    /// <summary>Runs a request in words.</summary>
    /// <param name="sessionId">The session of the request.</param>
    /// <param name="text">The request.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="abandoned">Cancelled when the client has disconnected.</param>
    /// <returns>The answer.</returns>
    public Task<RequestAnswer> RunAsync(string sessionId, string text, AgentRunOptions options, CancellationToken abandoned) =>
        RunAsync(sessionId, token => orchestrator.RunAsync(sessionId, text, options, token), abandoned);

    /// <summary>Places the call of a plan, and follows it as if it had been asked for in words.</summary>
    /// <param name="sessionId">The session of the request.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="abandoned">Cancelled when the client has disconnected.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConciergeException">The plan cannot be used (<c>plan.…</c>), or the call was refused.</exception>
    public Task<RequestAnswer> PlaceAsync(string sessionId, string planId, CancellationToken abandoned) =>
        RunAsync(sessionId, token => PlaceAsync(sessionId, planId, token, token), abandoned);

    private async IAsyncEnumerable<AgentUpdate> PlaceAsync(
        string sessionId, string planId, CancellationToken placing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ReservationDetails? planned = null;
        var callId = await plans.PlaceAsync(
            planId,
            details =>
            {
                planned = details;
                return caller.StartAsync(details, placing);
            },
            cancellationToken);
        await foreach (var update in orchestrator.FollowAsync(sessionId, planned!, callId, cancellationToken))
        {
            yield return update;
        }
    }

    private async Task<RequestAnswer> RunAsync(
        string sessionId, Func<CancellationToken, IAsyncEnumerable<AgentUpdate>> run, CancellationToken abandoned)
    {
        using var running = new CancellationTokenSource();
        var abandoning = abandoned.Register(running.Cancel);
        var stopping = lifetime.ApplicationStopping.Register(running.Cancel);
        var (relay, reporting) = (Task.CompletedTask, Task.CompletedTask);
        RequestRecorder? record = null;
        try
        {
            RequestAnswer? answer = null;
            if (repeatable is not null)
            {
                copier.Start(Events);
            }

            record = records.Start(Events.RequestId, sessionId);
            reporting = ReportInterruptedAsync(running.Token);
            await foreach (var update in run(running.Token))
            {
                if (update is AgentAnswer or CallStarted)
                {
                    // The events of a call must come before the update that follows from them.
                    await relay;
                }

                if (update is AgentAnswer last)
                {
                    await reporting;
                    record.RecordEnd(last.Result, last.Error);
                    answer = await CreateAnswerAsync(last, sessionId, running.Token);
                    await CompleteAsync(answer);
                    Events.Append(ProgressEventFactory.Create(answer));
                    continue;
                }

                if (update is ReservationUnderstood understood)
                {
                    record.RecordDetails(understood.Details);
                }

                Events.Append(ProgressEventFactory.Create(update));
                if (update is CallStarted started)
                {
                    // The server ends its calls itself when it stops; their results say so.
                    await abandoning.DisposeAsync();
                    await stopping.DisposeAsync();
                    _hasCalled = true;
                    record.RecordCall(started.CallId);
                    relay = RelayAsync(calls.Get(started.CallId), running.Token);
                }
            }

            return answer ?? throw new InvalidOperationException("The agents ended without an answer.");
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !abandoned.IsCancellationRequested)
        {
            record?.RecordEnd(result: null, CallErrors.NoNewCalls);
            var answer = ProgressEventFactory.CreateAnswer(new AgentAnswer(CallErrors.NoNewCalls.ToString(), Result: null, CallErrors.NoNewCalls), sessionId);
            Events.Append(ProgressEventFactory.Create(answer));
            await ForgetAsync();
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
            await ForgetAsync();
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

    // The answer outlives this process; without the database the events still have it.
    private async Task CompleteAsync(RequestAnswer answer)
    {
        if (repeatable is not null)
        {
            await TryStoreAsync(() => idempotency.CompleteAsync(
                repeatable.Id,
                new StoredAnswer(
                    StatusCodes.Status200OK, "application/json", Location: null, TranscriptRemover.Write(answer))));
        }
    }

    // What failed before an answer may be sent again, unless a call has been placed.
    private async Task ForgetAsync()
    {
        if (repeatable is not null && !_hasCalled)
        {
            await TryStoreAsync(() => idempotency.ForgetAsync(repeatable.Id));
        }
    }

    private static async Task TryStoreAsync(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (ConciergeException)
        {
            // A repetition is then answered with idempotency.in_progress: nothing is done twice.
        }
    }

    private async Task<RequestAnswer> CreateAnswerAsync(AgentAnswer answered, string sessionId, CancellationToken cancellationToken)
    {
        var answer = ProgressEventFactory.CreateAnswer(answered, sessionId);
        if (answered.Plan is not { } details)
        {
            return answer;
        }

        var plan = await planning.CreateAsync(details, sessionId, cancellationToken);
        Events.Append(ProgressEventFactory.Create(plan));

        // What would refuse the call is told before the guest is asked.
        return plan.Problems is [var problem, ..] && answer.ErrorCode is null
            ? answer with { Plan = plan, Answer = $"{problem.Message} {problem.Remedy}".TrimEnd(), ErrorCode = problem.Code, Remedy = problem.Remedy }
            : answer with { Plan = plan };
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
