using System.Collections.Concurrent;
using Concierge.Server;
using Microsoft.AspNetCore.Builder;

namespace Concierge.Cli.Hosting;

/// <summary>A connection to a server, remote or in this process. Disposing it stops a server in this process.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    private readonly WebApplication? _hosted;
    private readonly ConcurrentQueue<string> _warnings;

    private ServerConnection(Uri address, string apiKey, WebApplication? hosted, ConcurrentQueue<string> warnings)
    {
        _warnings = warnings;
        Address = address;
        ApiKey = apiKey;
        _hosted = hosted;
    }

    public Uri Address { get; }

    public string ApiKey { get; }

    public static ServerConnection ToRemote(Uri address, string apiKey) => new(new Uri($"{address.AbsoluteUri.TrimEnd('/')}/"), apiKey, hosted: null, []);

    /// <param name="app">The server, started.</param>
    /// <param name="address">The address at which it listens.</param>
    /// <param name="apiKey">The key of its API.</param>
    /// <param name="warnings">The queue to which the server adds its warnings for the guest.</param>
    public static ServerConnection ToHosted(WebApplication app, Uri address, string apiKey, ConcurrentQueue<string> warnings) =>
        new(address, apiKey, app, warnings);

    /// <summary>Returns the server's warnings since the last call, each a sentence. A server elsewhere writes its warnings to its own log.</summary>
    public IReadOnlyList<string> TakeWarnings()
    {
        List<string> taken = [];
        while (_warnings.TryDequeue(out var warning))
        {
            taken.Add(warning);
        }

        return taken;
    }

    /// <summary>
    /// Creates a link with which the person at this terminal signs in to the console, once; <see langword="null"/> if the server runs elsewhere, or does not
    /// listen on a loopback address: the link would go over the network unprotected.
    /// </summary>
    public Uri? CreateConsoleLink() =>
        _hosted is not null && new Uri(_hosted.Urls.First()).IsLoopback
            ? new Uri(Address, $"#link={ConciergeServer.CreateConsoleToken(_hosted)}")
            : null;

    /// <summary>Waits until the server stops by itself, or is to be stopped. It runs until it is disposed.</summary>
    /// <param name="cancellationToken">Cancelled when the server is to be stopped.</param>
    public async Task WaitForStopAsync(CancellationToken cancellationToken)
    {
        if (_hosted is not null)
        {
            // WaitForShutdownAsync would stop the server at once: its calls are drained first.
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _hosted.Lifetime.ApplicationStopping);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes no new calls, and waits until those in progress have ended, at most for the grace time.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DrainAsync(CancellationToken cancellationToken) =>
        _hosted is null ? Task.CompletedTask : ConciergeServer.DrainAsync(_hosted, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_hosted is not null)
        {
            await _hosted.StopAsync(CancellationToken.None);
            await _hosted.DisposeAsync();
        }
    }
}
