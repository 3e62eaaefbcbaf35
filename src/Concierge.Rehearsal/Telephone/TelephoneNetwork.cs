using System.Collections.Concurrent;
using Concierge.Rehearsal.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// A stand-in for Twilio on this machine: its Calls resource over HTTP, its webhooks, its Media Streams over WebSocket, and the tunnel
/// that makes a local application reachable. Any application written for Twilio can use it.
/// </summary>
public sealed class TelephoneNetwork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, CallLifecycle> _lifecycles = new();
    private readonly ConcurrentDictionary<string, TelephoneCall> _calls = new();
    private readonly ConcurrentBag<Task> _runningCalls = [];
    private readonly CancellationTokenSource _shutdown = new();
    private readonly TunnelRegistry _tunnels = new();
    private readonly TelephoneNetworkOptions _options;
    private readonly NetworkServices _services;
    private readonly WebApplication _app;
    private Uri? _baseAddress;
    private int _disposed;

    private TelephoneNetwork(TelephoneNetworkOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory)
    {
        foreach ((string publicHost, Uri origin) in options.Tunnels)
        {
            _tunnels.Open(publicHost, origin);
        }

        ILogger logger = loggerFactory.CreateLogger<TelephoneNetwork>();
        _options = options;
        _services = new NetworkServices(options, timeProvider, new WebhookClient(options, _tunnels, timeProvider), logger, _shutdown.Token);
        _app = BuildApplication(options, loggerFactory);
        new CallsEndpoints(this, options, timeProvider, logger).Map(_app);
    }

    /// <summary>The base address of the REST API; it replaces Twilio's <c>https://api.twilio.com</c>.</summary>
    public Uri BaseAddress => _baseAddress!;

    /// <summary>All calls since the start, by SID.</summary>
    public IReadOnlyDictionary<string, TelephoneCall> Calls => _calls;

    /// <summary>Starts the network on 127.0.0.1.</summary>
    /// <param name="options">The network's options.</param>
    /// <param name="timeProvider">The network's time: ringing, frames and time limits depend on it.</param>
    /// <param name="loggerFactory">Creates the loggers. Telephone numbers in the log are masked.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<TelephoneNetwork> StartAsync(
        TelephoneNetworkOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        if (!SidGenerator.AccountSidRegex().IsMatch(options.AccountSid))
        {
            throw new ArgumentException("AccountSid must be AC followed by 32 hexadecimal digits.", nameof(options));
        }

        ArgumentException.ThrowIfNullOrEmpty(options.AuthToken, nameof(options));
        TelephoneNetwork network = new(options, timeProvider, loggerFactory);
        try
        {
            await network._app.StartAsync(cancellationToken);
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }

        IServerAddressesFeature addresses = network._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        network._baseAddress = new Uri(addresses.Addresses.First());
        network._services.Logger.LogNetworkStarted(network._baseAddress);
        return network;
    }

    /// <summary>Makes a local origin reachable as <c>https://</c> and <c>wss://</c> under a public host.</summary>
    /// <param name="publicHost"><c>host</c> or <c>host:port</c>.</param>
    /// <param name="origin">The local origin, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <exception cref="ArgumentException">The origin is not an http origin on this machine.</exception>
    public void OpenTunnel(string publicHost, Uri origin)
    {
        ArgumentException.ThrowIfNullOrEmpty(publicHost);
        ArgumentNullException.ThrowIfNull(origin);
        _tunnels.Open(publicHost, origin);
    }

    /// <summary>Ends all calls immediately, without further callbacks, and stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _app.DisposeAsync();
        foreach (CallLifecycle lifecycle in _lifecycles.Values)
        {
            lifecycle.End();
        }

        await _shutdown.CancelAsync();
        await Task.WhenAll(_runningCalls);
        foreach (CallLifecycle lifecycle in _lifecycles.Values)
        {
            lifecycle.Dispose();
        }

        _services.Webhooks.Dispose();
        _shutdown.Dispose();
    }

    internal CallLifecycle? FindCall(string sid) => _lifecycles.GetValueOrDefault(sid);

    internal TelephoneCall PlaceCall(CreateCallForm form)
    {
        TelephoneCall call = new(SidGenerator.CreateRandom("CA"), _options.AccountSid, form.From, form.To, _services.TimeProvider.GetUtcNow())
        {
            StatusCallback = form.StatusCallback is { } url ? new Uri(url) : null,
        };
        CallLifecycle lifecycle = new(_services, call, form);
        _calls[call.Sid] = call;
        _lifecycles[call.Sid] = lifecycle;
        _services.Logger.LogCallQueued(call.Sid, PhoneNumbers.Mask(call.To));
        _runningCalls.Add(Task.Run(lifecycle.RunAsync));
        return call;
    }

    private static WebApplication BuildApplication(TelephoneNetworkOptions options, ILoggerFactory loggerFactory)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenOnLoopback(options.Port, options.Certificate);
        });
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignalHostLifetime>();
        return builder.Build();
    }
}
