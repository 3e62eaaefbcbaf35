using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Concierge.Agents.OpenAI;

/// <summary>Passes the answers of a chat server through a <see cref="ChatAnswerNormalizer"/>, event by event where it streams.</summary>
internal sealed class ChatAnswerHandler() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    private const string DataField = "data:";

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
                response.Content = Replace(response.Content, NormalizeStream(await response.Content.ReadAsStreamAsync(cancellationToken)));
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

    private static Stream NormalizeStream(Stream source)
    {
        var pipe = new Pipe();
        _ = PumpAsync(source, pipe.Writer);
        return pipe.Reader.AsStream();
    }

    private static async Task PumpAsync(Stream source, PipeWriter target)
    {
        try
        {
            var normalizer = new ChatAnswerNormalizer();
            using var reader = new StreamReader(source);
            while (await reader.ReadLineAsync() is { } line)
            {
                var lines = line.StartsWith(DataField, StringComparison.Ordinal)
                    ? normalizer.NormalizeEvent(line[DataField.Length..].Trim()).Select(data => $"{DataField} {data}\n")
                    : [line + "\n"];
                var text = string.Join('\n', lines);
                if ((await target.WriteAsync(Encoding.UTF8.GetBytes(text))).IsCompleted)
                {
                    // The answer is not wanted any more.
                    break;
                }
            }

            await target.CompleteAsync();
        }
        catch (Exception exception)
        {
            await target.CompleteAsync(exception);
        }
    }
}
