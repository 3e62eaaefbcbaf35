using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Concierge.Contracts;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Client;

/// <summary>A client of the HTTP API of a Concierge server, in this process or elsewhere.</summary>
internal sealed class ConciergeClient : IDisposable
{
    private static string WhenOpen(bool whenOpen) => whenOpen ? "?call_when_open=true" : "";

    private readonly HttpClient _http;

    public ConciergeClient(Uri server, string apiKey)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
    }

    /// <summary>Sends a request and streams its progress up to the answer.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached (<c>server.unreachable</c>).</exception>
    public IAsyncEnumerable<ServerEvent> SendRequestAsync(RequestBody request, CancellationToken cancellationToken) =>
        FollowAsync("requests", JsonContent.Create(request, ApiJsonContext.Default.RequestBody), cancellationToken);

    /// <summary>Plans a call without calling anybody.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached (<c>server.unreachable</c>).</exception>
    public async Task<PlanView> CreatePlanAsync(CreatePlanRequest plan, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "plans")
        {
            Content = JsonContent.Create(plan, ApiJsonContext.Default.CreatePlanRequest),
        };
        using var answer = await SendAsync(request, cancellationToken);
        return JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(cancellationToken), ApiJsonContext.Default.PlanView)!;
    }

    /// <summary>Has a booking cancelled by a call and streams the progress up to the answer.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached.</exception>
    public IAsyncEnumerable<ServerEvent> CancelReservationAsync(string id, bool whenOpen, CancellationToken cancellationToken) =>
        FollowAsync($"reservations/{Uri.EscapeDataString(id)}/cancel{WhenOpen(whenOpen)}", body: null, cancellationToken);

    /// <summary>Has a booking changed by a call and streams the progress up to the answer.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached.</exception>
    public IAsyncEnumerable<ServerEvent> ChangeReservationAsync(string id, string text, bool whenOpen, CancellationToken cancellationToken) =>
        FollowAsync(
            $"reservations/{Uri.EscapeDataString(id)}/change{WhenOpen(whenOpen)}",
            JsonContent.Create(new ChangeBody(text), ApiJsonContext.Default.ChangeBody),
            cancellationToken);

    /// <summary>Returns the bookings.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached.</exception>
    public async Task<IReadOnlyList<ReservationView>> ListReservationsAsync(bool all, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(
            await GetTextAsync($"reservations?all={(all ? "true" : "false")}", cancellationToken), ApiJsonContext.Default.IReadOnlyListReservationView) ?? [];

    /// <summary>Returns one booking.</summary>
    /// <exception cref="ConciergeException">There is no such booking (<c>reservation.not_found</c>), or the server could not be reached.</exception>
    public async Task<ReservationView> GetReservationAsync(string id, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await GetTextAsync($"reservations/{Uri.EscapeDataString(id)}", cancellationToken), ApiJsonContext.Default.ReservationView)!;

    /// <summary>Returns the body of a GET request as text.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached.</exception>
    public async Task<string> GetTextAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request, cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    private async IAsyncEnumerable<ServerEvent> FollowAsync(string path, HttpContent? body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await SendAsync(request, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events)
        {
            while (await MoveNextAsync(events))
            {
                yield return Read(events.Current);
            }
        }
    }

    /// <summary>Hangs up a call.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached.</exception>
    public async Task HangUpAsync(string callId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"calls/{callId}/hangup");
        using var answer = await SendAsync(request, cancellationToken);
    }

    /// <summary>Passes the guest's answer to a question of the restaurant.</summary>
    /// <exception cref="ConciergeException">The server refused, or could not be reached.</exception>
    public async Task AnswerAsync(string callId, AnswerBody answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"calls/{callId}/answer")
        {
            Content = JsonContent.Create(answer, ApiJsonContext.Default.AnswerBody),
        };
        using var accepted = await SendAsync(request, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static ConciergeException Unreachable(Exception cause) => new(
        new(
            "server.unreachable",
            "The Concierge server does not answer, or the connection to it was lost.",
            "Check that concierge serve is running at CONCIERGE_SERVER_URL. A call in progress continues; GET /calls/ID shows it."),
        cause);

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

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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

    private static async Task<ConciergeError> ReadErrorAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            var root = problem.RootElement;
            return new ConciergeError(
                Text(root, "code") ?? "server.error", Text(root, "title") ?? "The server refused the request.", Text(root, "detail") ?? "");
        }
        catch (JsonException)
        {
            return new ConciergeError(
                "server.not_concierge",
                $"The server at CONCIERGE_SERVER_URL is not a Concierge server (HTTP {(int)answer.StatusCode}).",
                "Check the address.");
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ServerEvent Read(SseItem<string> item)
    {
        var api = ApiJsonContext.Default;
        var read = new ServerEvent(item.EventType, item.Data);
        return item.EventType switch
        {
            ProgressEventNames.HandedOff => read with { HandedOff = JsonSerializer.Deserialize(item.Data, api.HandOffView) },
            ProgressEventNames.RestaurantFound => read with { Restaurant = JsonSerializer.Deserialize(item.Data, api.RestaurantView) },
            ProgressEventNames.RestaurantsFound => read with { Restaurants = JsonSerializer.Deserialize(item.Data, api.RestaurantsFoundView) },
            ProgressEventNames.Text => read with { Text = JsonSerializer.Deserialize(item.Data, api.AgentTextView) },
            ProgressEventNames.Understood => read with { Understood = JsonSerializer.Deserialize(item.Data, api.UnderstoodRequestView) },
            ProgressEventNames.Plan => read with { Plan = JsonSerializer.Deserialize(item.Data, api.PlanView) },
            ProgressEventNames.CallStarted => read with { CallStarted = JsonSerializer.Deserialize(item.Data, api.CallAccepted) },
            ProgressEventNames.CallEvent => read with { Call = JsonSerializer.Deserialize(item.Data, api.CallEventView) },
            ProgressEventNames.InterruptedCall => read with { Interrupted = JsonSerializer.Deserialize(item.Data, api.InterruptedCallView) },
            ProgressEventNames.Answer => read with { Answer = JsonSerializer.Deserialize(item.Data, api.RequestAnswer) },
            _ => read,
        };
    }
}
