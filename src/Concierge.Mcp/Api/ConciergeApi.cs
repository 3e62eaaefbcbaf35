using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Contracts;
using Concierge.Contracts.Api;

namespace Concierge.Mcp.Api;

/// <summary>The HTTP API, in the caller's name: every check of the API holds for the tools.</summary>
/// <param name="http">The client.</param>
/// <param name="findServer">Finds the server's address, with a slash at the end. It is asked before each request.</param>
internal sealed class ConciergeApi(HttpClient http, Func<CancellationToken, Task<Uri>> findServer)
{
    private const string UserHeader = "X-Concierge-User";
    private const string LastEventId = "Last-Event-ID";

    /// <summary>Reads a resource.</summary>
    /// <exception cref="ConciergeException">The API refused, or does not answer (<c>server.unreachable</c>).</exception>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = await CreateAsync(HttpMethod.Get, path, cancellationToken);
        using var answer = await SendAsync(request, cancellationToken);
        return await ReadAsync(answer, type, cancellationToken);
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="ConciergeException">The API refused, or does not answer (<c>server.unreachable</c>).</exception>
    public async Task<T> PostAsync<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = await CreateAsync(HttpMethod.Post, path, cancellationToken);
        request.Content = JsonContent.Create(body, bodyType);
        using var answer = await SendAsync(request, cancellationToken);
        return await ReadAsync(answer, type, cancellationToken);
    }

    /// <summary>Sends a request whose answer has no content of interest.</summary>
    /// <exception cref="ConciergeException">The API refused, or does not answer (<c>server.unreachable</c>).</exception>
    public async Task PostAsync(string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = await CreateAsync(HttpMethod.Post, path, cancellationToken);
        request.Content = body;
        using var answer = await SendAsync(request, cancellationToken);
    }

    /// <summary>Follows the events of a call up to its end.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="after">The number of the last event that is known; 0 for the beginning.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    /// <exception cref="ConciergeException">The API refused, or does not answer (<c>call.not_found</c>, <c>server.unreachable</c>).</exception>
    public async IAsyncEnumerable<CallEventView> FollowCallAsync(string callId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = await CreateAsync(HttpMethod.Get, $"calls/{Uri.EscapeDataString(callId)}/events", cancellationToken);
        request.Headers.Add(LastEventId, $"{after}");
        using var answer = await SendAsync(request, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events)
        {
            while (await MoveNextAsync(events))
            {
                yield return JsonSerializer.Deserialize(events.Current.Data, ApiJsonContext.Default.CallEventView)!;
            }
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unreachable(exception);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await answer.Content.ReadFromJsonAsync(type, cancellationToken)
            ?? throw new ConciergeException(new("server.not_concierge", "The server's answer is empty.", "Check the address of the server."));

    private static ConciergeException Unreachable(Exception cause) => new(
        new(
            "server.unreachable",
            "The Concierge server does not answer, or the connection to it was lost.",
            "Check that concierge serve is running. A call in progress continues: list_calls finds it."),
        cause);

    private static async Task<ConciergeError> ReadErrorAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            var root = problem.RootElement;
            return new ConciergeError(
                FindText(root, "code") ?? "server.error", FindText(root, "title") ?? "The server refused the request.", FindText(root, "detail") ?? "");
        }
        catch (JsonException) when (answer.StatusCode is HttpStatusCode.RequestUriTooLong or HttpStatusCode.RequestHeaderFieldsTooLarge)
        {
            return new ConciergeError("mcp.arguments", "An argument is longer than the server reads.", "Send a shorter text.");
        }
        catch (JsonException)
        {
            return new ConciergeError(
                "server.not_concierge", $"The server is not a Concierge server (HTTP {(int)answer.StatusCode}).", "Check the address of the server.");
        }
    }

    private static string? FindText(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<HttpRequestMessage> CreateAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(await findServer(cancellationToken), path));
        if (CallerCredentials.Current is { } caller)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(caller.Authorization);
            if (caller.User is { } user)
            {
                request.Headers.Add(UserHeader, user);
            }
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw Unreachable(exception);
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new ConciergeException(await ReadErrorAsync(answer, cancellationToken));
        }
    }
}
