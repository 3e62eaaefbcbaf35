using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Concierge.Cli.Hosting;

/// <summary>A server to talk to: elsewhere, or in this process, where it stops when this is disposed of.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    private readonly WebApplication? _hosted;

    private ServerConnection(Uri address, string apiKey, WebApplication? hosted)
    {
        Address = address;
        ApiKey = apiKey;
        _hosted = hosted;
    }

    public Uri Address { get; }

    public string ApiKey { get; }

    public static ServerConnection To(Uri address, string apiKey) => new(new Uri($"{address.AbsoluteUri.TrimEnd('/')}/"), apiKey, hosted: null);

    public static ServerConnection Hosted(WebApplication app, Uri address, string apiKey) => new(address, apiKey, app);

    /// <summary>Waits until the server is told to stop.</summary>
    public async Task WaitForStopAsync(CancellationToken cancellationToken)
    {
        if (_hosted is not null)
        {
            await _hosted.WaitForShutdownAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_hosted is not null)
        {
            await _hosted.StopAsync(CancellationToken.None);
            await _hosted.DisposeAsync();
        }
    }
}
