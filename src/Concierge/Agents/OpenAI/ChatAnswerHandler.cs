using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Concierge.Agents.OpenAI;

/// <summary>Passes the answers of a chat server through a <see cref="ChatAnswerNormalizer"/>, event by event where it streams.</summary>
internal sealed class ChatAnswerHandler() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return response;
        }

        switch (response.Content.Headers.ContentType?.MediaType)
        {
            case "text/event-stream":
                response.Content = Replace(response.Content, new NormalizedEventStream(await response.Content.ReadAsStreamAsync(cancellationToken)));
                break;
            case "application/json":
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                if (ChatAnswerNormalizer.IsError(text))
                {
                    // Some servers report an error with status 200.
                    response.StatusCode = HttpStatusCode.BadRequest;
                }

                var normalized = new MemoryStream(Encoding.UTF8.GetBytes(new ChatAnswerNormalizer().Normalize(text)));
                response.Content = Replace(response.Content, normalized);
                break;
        }

        return response;
    }

    private static StreamContent Replace(HttpContent original, Stream body)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = original.Headers.ContentType is { } type ? new MediaTypeHeaderValue(type.MediaType!) : null;
        return content;
    }
}
