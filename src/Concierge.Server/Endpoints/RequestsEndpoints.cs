using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Concierge.Agents;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Idempotency;
using Concierge.Server.Requests;
using Concierge.Server.Streams;
using Concierge.Storage.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoint of requests in words.</summary>
internal static class RequestsEndpoints
{
    private const string EventStream = EventStreamResult.MediaType;
    private const string LastEventId = "Last-Event-ID";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests/{request_id}/events", Follow)
            .RequireAuthorization()
            .WithName("FollowRequest")
            .WithTags("Requests")
            .WithSummary("Streams the events of a request, from its beginning or after the header Last-Event-ID. "
                + "The id of an event begins with the id of its request, before the colon.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, EventStream)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapPost("/requests", AskAsync)
            .RequireAuthorization()
            .WithName("Ask")
            .WithTags("Requests")
            .WithSummary("Carries out a request in words. "
                + "With \"Accept: text/event-stream\" it streams the progress as server-sent events, with the answer last. "
                + "With the header Last-Event-ID it continues the events of an earlier request instead. "
                + "A request that the agents refuse, or cannot carry out, is answered with 200 as well: error_code says so. "
                + "A cancellation is asked about once, unless confirmed is true. "
                + "With mode=plan nobody is called: the answer has the plan, and a request with its plan_id places the call.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, "application/json", EventStream)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static EventStreamResult Follow(string request_id, RequestRegistry requests, HttpRequest request)
    {
        var (log, after) = requests.Find(request_id, GetLastEventId(request));
        return new EventStreamResult(log.FollowAsync(after, request.HttpContext.RequestAborted));
    }

    private static string? GetLastEventId(HttpRequest request) => request.Headers[LastEventId].ToString() is { Length: > 0 } id ? id : null;

    private static async Task<IResult> AskAsync(RequestBody body, RequestRegistry requests, HttpRequest request)
    {
        // A client that repeats its request after a broken connection wants the rest of the events, and not another call.
        if (GetLastEventId(request) is { } lastEventId)
        {
            var (log, after) = requests.Find(requestId: null, lastEventId);
            return new EventStreamResult(log.FollowAsync(after, request.HttpContext.RequestAborted));
        }

        var sessionId = SessionIds.Check(body.SessionId);
        var plansOnly = ReadMode(body.Mode);
        if (body.Text is null == body.PlanId is null)
        {
            throw new ConciergeException(body.Text is null
                ? new("request.missing_field", "The field text is missing.", "Write the request into it, or send the plan_id of a plan.")
                : new("plan.with_fields", "A request has either a text or a plan_id.", "Send the plan_id alone to place its call."));
        }

        var wantsEvents = request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase));
        if (request.HttpContext.Features.Get<EarlierRequest>() is { } earlier)
        {
            return await AnswerAgainAsync(earlier, wantsEvents, requests, request.HttpContext.RequestAborted);
        }

        var repeatable = request.HttpContext.Features.Get<IdempotentRequest>();
        var services = request.HttpContext.RequestServices;
        var run = repeatable is null
            ? ActivatorUtilities.CreateInstance<RequestExecution>(services)
            : ActivatorUtilities.CreateInstance<RequestExecution>(services, repeatable);
        var aborted = request.HttpContext.RequestAborted;
        Func<CancellationToken, Task<RequestAnswer>> answer = body.PlanId is { } plan
            ? token => run.PlaceAsync(sessionId, plan, token)
            : token => run.RunAsync(sessionId, body.Text!, new AgentRunOptions { IsConfirmed = body.Confirmed == true, PlansOnly = plansOnly }, token);
        if (wantsEvents)
        {
            return new EventStreamResult(ProgressAsync(run, answer, repeatable is not null, aborted));
        }

        // A client that can repeat its request may leave: the request continues without it.
        return TypedResults.Ok(repeatable is null ? await answer(aborted) : await answer(CancellationToken.None).WaitAsync(aborted));
    }

    // The events from the start where this server has them, otherwise the answer alone.
    private static async Task<IResult> AnswerAgainAsync(EarlierRequest earlier, bool wantsEvents, RequestRegistry requests, CancellationToken cancellationToken)
    {
        var log = requests.FindRepeated(earlier.RequestId);
        if (wantsEvents && log is not null)
        {
            return new EventStreamResult(log.FollowAsync(after: 0, cancellationToken));
        }

        var answer = log is not null ? await FindAnswerAsync(log, cancellationToken) : earlier.Answer?.Body;
        return answer is null ? throw new ConciergeException(IdempotencyErrors.InProgress)
            : wantsEvents ? new EventStreamResult(new[] { new SseItem<string>(answer, ProgressEventNames.Answer) }.ToAsyncEnumerable())
            : TypedResults.Text(answer, "application/json", Encoding.UTF8);
    }

    private static async Task<string?> FindAnswerAsync(RequestEventLog log, CancellationToken cancellationToken)
    {
        string? answer = null;
        await foreach (var item in log.FollowAsync(after: 0, cancellationToken))
        {
            answer = item.EventType == ProgressEventNames.Answer ? item.Data : answer;
        }

        return answer;
    }

    private static bool ReadMode(string? mode) => mode switch
    {
        null or "" or "call" => false,
        "plan" => true,
        _ => throw new ConciergeException(new("request.mode", $"'{mode}' is not a mode of a request.", "Use call or plan.")),
    };

    private static async IAsyncEnumerable<SseItem<string>> ProgressAsync(
        RequestExecution run,
        Func<CancellationToken, Task<RequestAnswer>> answer,
        bool isRepeatable,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = answer(isRepeatable ? CancellationToken.None : cancellationToken);
        await foreach (var item in run.Events.FollowAsync(after: 0, cancellationToken))
        {
            yield return item;
        }

        // A failure has been told as the last event.
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
