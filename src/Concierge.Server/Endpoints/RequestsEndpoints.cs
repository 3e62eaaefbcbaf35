using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Mapping;
using Concierge.Server.Streams;
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
    private const int MaxSessionIdLength = 100;

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
                + "A cancellation is asked about once, unless confirmed is true.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, "application/json", EventStream)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
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

        var sessionId = GetSessionId(body.SessionId);
        var text = body.Text ?? throw new ConciergeException(new("request.missing_field", "The field text is missing.", "Write the request into it."));
        var run = ActivatorUtilities.CreateInstance<RequestExecution>(request.HttpContext.RequestServices);
        var aborted = request.HttpContext.RequestAborted;
        if (request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase)))
        {
            return new EventStreamResult(ProgressAsync(run, sessionId, text, body.Confirmed == true, aborted));
        }

        var answer = await run.RunAsync(sessionId, text, body.Confirmed == true, aborted);
        return TypedResults.Ok(ProgressEventFactory.CreateAnswer(answer, sessionId));
    }

    private static async IAsyncEnumerable<SseItem<string>> ProgressAsync(
        RequestExecution run, string sessionId, string text, bool confirmed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = run.RunAsync(sessionId, text, confirmed, cancellationToken);
        await foreach (var item in run.Events.FollowAsync(after: 0, cancellationToken))
        {
            yield return item;
        }

        // A failure has been told as the last event.
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string GetSessionId(string? sessionId)
    {
        if (string.IsNullOrWhiteSpace(sessionId))
        {
            return Guid.NewGuid().ToString("N");
        }

        return sessionId.Length <= MaxSessionIdLength && sessionId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? sessionId
            : throw new ConciergeException(new(
                "request.session_id",
                "The session_id has an invalid format.",
                $"Use at most {MaxSessionIdLength} letters, digits, - and _."));
    }
}
