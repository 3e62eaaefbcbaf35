using System.Security.Cryptography;
using System.Text;
using Concierge.Calls;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Server.Mcp;
using Concierge.Server.Requests;
using Concierge.Server.Streams;
using Concierge.Storage.Idempotency;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Idempotency;

/// <summary>
/// Carries out a request with an <c>Idempotency-Key</c> once: a repetition gets the first one's answer. Refusals before anything was done are not kept, so
/// that the request can be sent again. A request in words keeps its own stream (<see cref="RequestsEndpoint"/>).
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IdempotencyStore store, IEnumerable<IExceptionHandler> errors)
{
    /// <summary>The header's name (draft-ietf-httpapi-idempotency-key-header).</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The name of the operation that follows its own events, and answers repetitions itself.</summary>
    public const string RequestsEndpoint = "Ask";

    private const int MaxKeyLength = 255;

    // More than any operation takes.
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    /// <summary>Handles a request.</summary>
    /// <exception cref="ConciergeException">
    /// The key is not valid (<c>idempotency.key</c>), was used for another request (<c>idempotency.other_content</c>), or its request still runs
    /// (<c>idempotency.in_progress</c>).
    /// </exception>
    public async Task InvokeAsync(HttpContext context)
    {
        // MCP has no such header, and its messages have the words of calls in forms of their own.
        if (!context.Request.Headers.TryGetValue(Header, out var values)
            || context.User.Identity?.IsAuthenticated != true
            || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.Request.Path.StartsWithSegments(McpEndpoint.Path, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var key = values.ToString();
        if (key.Length is 0 or > MaxKeyLength || key.Any(character => character is <= ' ' or > '~'))
        {
            throw new ConciergeException(IdempotencyErrors.InvalidKey);
        }

        var request = new IdempotentRequest(Hash($"{CurrentUser.OwnerId}\n{key}"), CallIds.NewId());
        var content = await ComputeContentAsync(context.Request);
        if (await store.TryBeginAsync(request.Id, content, request.RequestId, context.RequestAborted) is { } earlier)
        {
            await AnswerAgainAsync(context, content, earlier);
            return;
        }

        context.Features.Set(request);
        await CarryOutAsync(context, request);
    }

    private static async Task<string> ComputeContentAsync(HttpRequest request)
    {
        // All of it in memory: what guests write does not go to the disk.
        request.EnableBuffering(MaxBodyBytes);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return Hash($"{request.Method} {request.Path}{request.QueryString}\n{Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)}");
    }

    private async Task AnswerAgainAsync(HttpContext context, string content, EarlierRequest earlier)
    {
        if (earlier.Content != content)
        {
            throw new ConciergeException(IdempotencyErrors.OtherContent);
        }

        if (IsRequestInWords(context))
        {
            context.Features.Set(earlier);
            await next(context);
            return;
        }

        if (earlier.Answer is not { } answer)
        {
            throw new ConciergeException(IdempotencyErrors.InProgress);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        // A 204 has no body, not even an empty one.
        if (answer.Body.Length > 0)
        {
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private async Task CarryOutAsync(HttpContext context, IdempotentRequest request)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var isStream = context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == EventStreamResult.MediaType);

        // An answer is sent after it is stored: who repeats the request at once finds it. A stream cannot wait.
        await using var recording = new RecordingStream(isStream ? body.Stream : Stream.Null);
        var recorded = isStream ? new StreamResponseBodyFeature(recording, body) : new StreamResponseBodyFeature(recording);
        context.Features.Set<IHttpResponseBodyFeature>(recorded);
        try
        {
            await RunAsync(context);
            await recorded.CompleteAsync();
            await StoreAsync(context, request, recording.Text);
        }
        finally
        {
            context.Features.Set(body);
        }

        if (!isStream && recording.Content.Length > 0)
        {
            await body.Stream.WriteAsync(recording.Content, context.RequestAborted);
        }
    }

    private async Task StoreAsync(HttpContext context, IdempotentRequest request, string text)
    {
        var response = context.Response;
        if (IsRequestInWords(context) && response.StatusCode == StatusCodes.Status200OK)
        {
            // The execution stores its answer itself: it may outlive this connection.
            return;
        }

        if (IsWithoutEffect(response.StatusCode))
        {
            await store.ForgetAsync(request.Id);
        }
        else if (!context.RequestAborted.IsCancellationRequested)
        {
            var location = response.Headers.Location.ToString() is { Length: > 0 } at ? at : null;
            var kept = TranscriptRemover.RemoveFromBody(response.ContentType, text);
            await store.CompleteAsync(request.Id, new StoredAnswer(response.StatusCode, response.ContentType, location, kept));
        }
    }

    // The answer to an exception is written here, so that it can be kept.
    private async Task RunAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            foreach (var handler in errors)
            {
                if (await handler.TryHandleAsync(context, exception, context.RequestAborted))
                {
                    return;
                }
            }

            throw;
        }
    }

    // What was refused before anything happened. A carrier that failed (502) may have dialled.
    private static bool IsWithoutEffect(int status) =>
        status is (>= 400 and < 500) or StatusCodes.Status500InternalServerError or StatusCodes.Status503ServiceUnavailable;

    private static bool IsRequestInWords(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == RequestsEndpoint;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
