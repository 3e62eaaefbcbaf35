using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Mapping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoint of requests in words.</summary>
internal static class RequestsEndpoints
{
    private const string EventStream = "text/event-stream";
    private const int MaxSessionIdLength = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/requests", AskAsync)
            .RequireAuthorization()
            .WithName("Ask")
            .WithTags("Requests")
            .WithSummary("Carries out a request in words. "
                + "With \"Accept: text/event-stream\" it streams the progress as server-sent events, with the answer last.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, "application/json", EventStream)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> AskAsync(RequestBody body, HttpRequest request)
    {
        var sessionId = GetSessionId(body.SessionId);
        var text = body.Text ?? throw new ConciergeException(new("request.missing_field", "The field text is missing.", "Write the request into it."));
        var run = ActivatorUtilities.CreateInstance<RequestExecution>(request.HttpContext.RequestServices);
        var aborted = request.HttpContext.RequestAborted;
        if (request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase)))
        {
            return TypedResults.ServerSentEvents(ProgressAsync(run, sessionId, text, aborted));
        }

        var answer = await run.RunAsync(sessionId, text, aborted);
        return TypedResults.Ok(ProgressEventFactory.CreateAnswer(answer, sessionId));
    }

    private static async IAsyncEnumerable<SseItem<string>> ProgressAsync(
        RequestExecution run, string sessionId, string text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = run.RunAsync(sessionId, text, cancellationToken);
        await foreach (var item in run.ProgressAsync(cancellationToken))
        {
            yield return item;
        }

        await running;
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
