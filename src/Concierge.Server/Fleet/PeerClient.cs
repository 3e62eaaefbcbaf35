using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>A client for one peer of this server.</summary>
internal sealed partial class PeerClient(Uri address, HttpClient http, string apiKey, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>The back-off after a peer did not answer, instead of a request for every turn of every call.</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromSeconds(5);

    /// <summary>The header of forwarded requests. A request with this header is not forwarded again.</summary>
    public const string ForwardedHeader = "Concierge-Forwarded";

    private long? _failed;

    /// <summary>The address of the peer: scheme, host and port.</summary>
    public Uri Address => address;

    /// <summary>Asks whether the peer owns a call.</summary>
    /// <returns>This peer, if it owns the call; <see langword="null"/> if it does not, or does not answer.</returns>
    public async Task<PeerClient?> FindIfOwnerAsync(string callId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/fleet/calls/{callId}", content: null, cancellationToken);
        return answer?.IsSuccessStatusCode == true ? this : null;
    }

    /// <summary>Sends a snapshot of a call, unless the peer was unreachable within the back-off.</summary>
    public async Task<ReplicationResult> SendSnapshotAsync(string callId, byte[] snapshot, CancellationToken cancellationToken)
    {
        if (_failed is { } failed && timeProvider.GetElapsedTime(failed) < BackOff)
        {
            return ReplicationResult.Failed;
        }

        using var content = new ByteArrayContent(snapshot);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await SendAsync(HttpMethod.Put, $"/fleet/calls/{callId}", content, cancellationToken);
        if (answer?.StatusCode == HttpStatusCode.Conflict)
        {
            return ReplicationResult.Superseded;
        }

        _failed = answer is null ? timeProvider.GetTimestamp() : null;
        if (answer is { IsSuccessStatusCode: false })
        {
            LogRefused(address, (int)answer.StatusCode);
        }

        return answer?.IsSuccessStatusCode == true ? ReplicationResult.Stored : ReplicationResult.Failed;
    }

    /// <summary>Reports that a call has ended.</summary>
    /// <param name="owner">The id of this server, as in its snapshots.</param>
    public async Task ReportEndedAsync(string callId, string owner, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Delete, $"/fleet/calls/{callId}?owner={owner}", content: null, cancellationToken);
    }

    /// <summary>Forwards a request of a client.</summary>
    /// <exception cref="HttpRequestException">The peer cannot be reached.</exception>
    public Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, CancellationToken cancellationToken)
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
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogUnreachable(address, exception.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(2601, LogLevel.Debug, "The peer {Address} did not answer ({Cause})")]
    private partial void LogUnreachable(Uri address, string cause);

    [LoggerMessage(2602, LogLevel.Warning, "The peer {Address} refused a snapshot (HTTP {Status}): all servers need the same settings and the same version")]
    private partial void LogRefused(Uri address, int status);
}
