using System.Net.ServerSentEvents;
using System.Text;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Streams;

/// <summary>
/// Streams server-sent events (html.spec.whatwg.org, "Server-sent events"). While nothing happens, a comment every 15 seconds keeps proxies and load
/// balancers from closing the connection. The stream ends with the key or the session that opened it.
/// </summary>
internal sealed class EventStreamResult(IAsyncEnumerable<SseItem<string>> events) : IResult
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/event-stream";

    private static readonly TimeSpan CommentInterval = TimeSpan.FromSeconds(15);
    private static readonly byte[] Comment = ": still here\n\n"u8.ToArray();

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.RequestServices.GetRequiredService<AccessWatch>().RunAsync(httpContext, () => SendAsync(httpContext));

    /// <summary>Sends the events until the last one, or until the request is aborted.</summary>
    internal async Task SendAsync(HttpContext httpContext)
    {
        var timeProvider = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache,no-store";

        // nginx buffers responses otherwise.
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await response.Body.FlushAsync(aborted);
        await using var enumerator = events.GetAsyncEnumerator(aborted);
        while (true)
        {
            var next = enumerator.MoveNextAsync().AsTask();
            try
            {
                while (!await HasNextWithinAsync(next, timeProvider))
                {
                    await response.Body.WriteAsync(Comment, aborted);
                    await response.Body.FlushAsync(aborted);
                }

                if (!await next)
                {
                    return;
                }

                await response.Body.WriteAsync(Encoding.UTF8.GetBytes(Format(enumerator.Current)), aborted);
                await response.Body.FlushAsync(aborted);
            }
            catch (OperationCanceledException) when (aborted.IsCancellationRequested)
            {
                // The client has disconnected, or its access has ended. An enumerator must not be disposed of while it moves.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }
        }
    }

    private static async Task<bool> HasNextWithinAsync(Task<bool> next, TimeProvider timeProvider)
    {
        try
        {
            await next.WaitAsync(CommentInterval, timeProvider);
            return true;
        }
        catch (TimeoutException)
        {
            return next.IsCompleted;
        }
    }

    /// <summary>Writes an event as a stream has it.</summary>
    internal static string Format(SseItem<string> item)
    {
        var text = new StringBuilder();
        text.Append("event: ").Append(item.EventType).Append('\n');
        foreach (var line in item.Data.Split('\n'))
        {
            text.Append("data: ").Append(line.TrimEnd('\r')).Append('\n');
        }

        if (item.EventId is { } id)
        {
            text.Append("id: ").Append(id).Append('\n');
        }

        return text.Append('\n').ToString();
    }
}
