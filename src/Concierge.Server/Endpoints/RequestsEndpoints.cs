using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Concierge.Agents;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Api;
using Concierge.Server.Description;
using Concierge.Server.Idempotency;
using Concierge.Server.Mapping;
using Concierge.Server.Requests;
using Concierge.Server.Streams;
using Concierge.Storage.Idempotency;
using Concierge.Storage.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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
        routes.MapGet("/requests", ListAsync)
            .RequireAuthorization()
            .WithName("ListRequests")
            .WithPages()
            .WithErrors("request.parameter", "storage.*")
            .WithTags("Requests")
            .WithSummary("The records of the latest requests, newest first, without their texts. status selects: open, answered, refused or called. "
                + "limit and offset give a page, and the header Link the next one.");
        routes.MapGet("/requests/{request_id}/events", FollowAsync)
            .RequireAuthorization()
            .WithName("FollowRequest")
            .WithErrors("request.not_known")
            .WithTags("Requests")
            .WithSummary("Streams the events of a request, from its beginning or after the header Last-Event-ID. "
                + "The id of an event begins with the id of its request, before the colon.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, EventStream);
        routes.MapPost("/requests", AskAsync)
            .RequireAuthorization()
            .WithName("Ask")
            .WithErrors(
                "request.*", "request.not_known", "plan.not_found", "plan.used", "plan.expired",
                "plan.with_fields", "limit.*", "phone.*", "restaurant.*", "twilio.*", "storage.*")
            .WithTags("Requests")
            .WithSummary("Carries out a request in words. "
                + "With \"Accept: text/event-stream\" it streams the progress as server-sent events, with the answer last. "
                + "With the header Last-Event-ID it continues the events of an earlier request instead. "
                + "A request that the agents refuse, or cannot carry out, is answered with 200 as well: error_code says so. "
                + "A cancellation is asked about once, unless confirmed is true. "
                + "With mode=plan nobody is called: the answer has the plan, and a request with its plan_id places the call.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, "application/json", EventStream);
    }

    private static async Task<Ok<IReadOnlyList<RequestRecordView>>> ListAsync(
        string? status, int? limit, int? offset, RequestReader reader, HttpRequest request)
    {
        var (size, start) = PageLink.Check(limit, offset);

        // One more than the page tells whether there is a next one.
        var found = await reader.ListAsync(size + 1, start, ParseStatus(status), request.HttpContext.RequestAborted);
        PageLink.AddNext(request, found.Count > size ? start + size : null);
        return TypedResults.Ok<IReadOnlyList<RequestRecordView>>([.. found.Take(size).Select(RequestRecordViewMapper.Map)]);
    }

    private static RequestStatus? ParseStatus(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : EnumParameter.TryParse<RequestStatus>(text, out var status) ? status
        : throw new ConciergeException(new("request.parameter", $"'{text}' is not a status of a request.", "Use open, answered, refused or called."));

    private static async Task<EventStreamResult> FollowAsync(string request_id, RequestRegistry requests, HttpRequest request) =>
        new(await requests.FindAsync(request_id, GetLastEventId(request), request.HttpContext.RequestAborted));

    private static string? GetLastEventId(HttpRequest request) => request.Headers[LastEventId].ToString() is { Length: > 0 } id ? id : null;

    private static async Task<IResult> AskAsync(RequestBody body, RequestRegistry requests, HttpRequest request)
    {
        // A client that repeats its request after a broken connection wants the rest of the events, and not another call.
        if (GetLastEventId(request) is { } lastEventId)
        {
            return new EventStreamResult(await requests.FindAsync(requestId: null, lastEventId, request.HttpContext.RequestAborted));
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

    // The events from the start, wherever the request runs or ran.
    private static async Task<IResult> AnswerAgainAsync(EarlierRequest earlier, bool wantsEvents, RequestRegistry requests, CancellationToken cancellationToken)
    {
        if (wantsEvents)
        {
            return new EventStreamResult(requests.FollowRepeated(earlier.RequestId!, cancellationToken));
        }

        var answer = earlier.Answer?.Body ?? await FindAnswerAsync(requests.FollowRepeated(earlier.RequestId!, cancellationToken));
        return answer is null ? throw new ConciergeException(IdempotencyErrors.InProgress) : TypedResults.Text(answer, "application/json", Encoding.UTF8);
    }

    private static async Task<string?> FindAnswerAsync(IAsyncEnumerable<SseItem<string>> events)
    {
        string? answer = null;
        await foreach (var item in events)
        {
            answer = item is { EventType: ProgressEventNames.Answer, EventId: not null } ? item.Data : answer;
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
