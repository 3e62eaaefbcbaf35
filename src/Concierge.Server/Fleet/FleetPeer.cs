using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>Another server of the fleet.</summary>
internal sealed partial class FleetPeer(Uri address, HttpClient http, string apiKey, TimeProvider time, ILogger logger)
{
    /// <summary>How long a peer that does not answer is left alone, rather than tried with every turn of every call.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>Stands on every request that one server passes on to another: it is not passed on again.</summary>
    public const string ForwardedHeader = "Concierge-Forwarded";

    private long? _failed;

    /// <summary>Its address: scheme, host and port.</summary>
    public Uri Address => address;

    /// <summary>Asks whether it holds a call.</summary>
    /// <returns>Itself, if so; <see langword="null"/> if not, or if it does not answer.</returns>
    public async Task<FleetPeer?> IfHoldsAsync(string callId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/fleet/calls/{callId}", content: null, cancellationToken);
        return answer?.IsSuccessStatusCode == true ? this : null;
    }

    /// <summary>Tells it of a call, unless it was out of reach a moment ago.</summary>
    public async Task<TellAnswer> TellAsync(string callId, byte[] snapshot, CancellationToken cancellationToken)
    {
        if (_failed is { } failed && time.GetElapsedTime(failed) < Rest)
        {
            return TellAnswer.Failed;
        }

        using var content = new ByteArrayContent(snapshot);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await SendAsync(HttpMethod.Put, $"/fleet/calls/{callId}", content, cancellationToken);
        if (answer?.StatusCode == HttpStatusCode.Conflict)
        {
            return TellAnswer.Superseded;
        }

        _failed = answer is null ? time.GetTimestamp() : null;
        if (answer is { IsSuccessStatusCode: false })
        {
            LogRefused(address, (int)answer.StatusCode);
        }

        return answer?.IsSuccessStatusCode == true ? TellAnswer.Kept : TellAnswer.Failed;
    }

    /// <summary>Tells it that a call has ended.</summary>
    /// <param name="owner">This server, as its snapshots named it.</param>
    public async Task ForgetAsync(string callId, string owner, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Delete, $"/fleet/calls/{callId}?owner={owner}", content: null, cancellationToken);
    }

    /// <summary>Sends a request that somebody else made.</summary>
    /// <exception cref="HttpRequestException">The peer cannot be reached.</exception>
    public Task<HttpResponseMessage> PassOnAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add(ForwardedHeader, "1");
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<HttpResponseMessage?> SendAsync(HttpMethod method, string target, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, target)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            LogUnreachable(address, unreachable.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(2601, LogLevel.Debug, "The peer {Address} did not answer ({Cause})")]
    private partial void LogUnreachable(Uri address, string cause);

    [LoggerMessage(2602, LogLevel.Warning, "The peer {Address} does not keep this server's calls (HTTP {Status}): all servers need the same settings and the same version")]
    private partial void LogRefused(Uri address, int status);
}
