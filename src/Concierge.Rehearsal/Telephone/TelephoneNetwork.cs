using System.Collections.Concurrent;
using System.Net;
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
/// that makes a local program reachable. Any program written for Twilio can be pointed at it.
/// </summary>
public sealed class TelephoneNetwork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, CallLifecycle> _lives = new();
    private readonly ConcurrentDictionary<string, TelephoneCall> _calls = new();
    private readonly ConcurrentBag<Task> _running = [];
    private readonly CancellationTokenSource _shutdown = new();
    private readonly TunnelRegistry _tunnels = new();
    private readonly TelephoneNetworkOptions _options;
    private readonly NetworkServices _services;
    private readonly WebApplication _app;
    private Uri? _baseAddress;
    private int _disposed;

    private TelephoneNetwork(TelephoneNetworkOptions options, TimeProvider clock, ILoggerFactory loggerFactory)
    {
        foreach ((string publicHost, Uri origin) in options.Tunnels)
        {
            _tunnels.Open(publicHost, origin);
        }

        ILogger logger = loggerFactory.CreateLogger<TelephoneNetwork>();
        _options = options;
        _services = new NetworkServices(options, clock, new WebhookClient(options, _tunnels, clock), logger, _shutdown.Token);
        _app = Build(options, loggerFactory);
        new CallsEndpoints(this, options, clock, logger).Map(_app);
    }

    /// <summary>Where the REST API is: Twilio's <c>https://api.twilio.com</c>.</summary>
    public Uri BaseAddress => _baseAddress!;

    /// <summary>All calls since the start, by their SID.</summary>
    public IReadOnlyDictionary<string, TelephoneCall> Calls => _calls;

    /// <summary>Starts the network on 127.0.0.1.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="clock">Its time: ringing, frames, limits.</param>
    /// <param name="loggerFactory">Where it tells what happens; numbers are masked.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option cannot be.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<TelephoneNetwork> StartAsync(
        TelephoneNetworkOptions options, TimeProvider clock, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        if (!SidGenerator.AccountSidRegex().IsMatch(options.AccountSid))
        {
            throw new ArgumentException("AccountSid must be AC followed by 32 hexadecimal digits.", nameof(options));
        }

        ArgumentException.ThrowIfNullOrEmpty(options.AuthToken, nameof(options));
        TelephoneNetwork network = new(options, clock, loggerFactory);
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
        network._services.Logger.NetworkStarted(network._baseAddress);
        return network;
    }

    /// <summary>Makes a local origin reachable as <c>https://</c> and <c>wss://</c> under a public host.</summary>
    /// <param name="publicHost"><c>host</c> or <c>host:port</c>.</param>
    /// <param name="origin">Such as <c>http://127.0.0.1:8080</c>.</param>
    /// <exception cref="ArgumentException">The origin is not http on this machine.</exception>
    public void OpenTunnel(string publicHost, Uri origin)
    {
        ArgumentException.ThrowIfNullOrEmpty(publicHost);
        ArgumentNullException.ThrowIfNull(origin);
        _tunnels.Open(publicHost, origin);
    }

    /// <summary>Ends every call at once, without further callbacks, and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _app.DisposeAsync();
        foreach (CallLifecycle life in _lives.Values)
        {
            life.End();
        }

        await _shutdown.CancelAsync();
        await Task.WhenAll(_running);
        foreach (CallLifecycle life in _lives.Values)
        {
            life.Dispose();
        }

        _services.Webhooks.Dispose();
        _shutdown.Dispose();
    }

    internal CallLifecycle? FindCall(string sid) => _lives.GetValueOrDefault(sid);

    internal TelephoneCall PlaceCall(CreateCallForm form)
    {
        TelephoneCall call = new(SidGenerator.CreateRandom("CA"), _options.AccountSid, form.From, form.To, _services.TimeProvider.GetUtcNow());
        CallLifecycle life = new(_services, call, form);
        _calls[call.Sid] = call;
        _lives[call.Sid] = life;
        _services.Logger.CallQueued(call.Sid, PhoneNumbers.Mask(call.To));
        _running.Add(Task.Run(life.RunAsync));
        return call;
    }

    private static WebApplication Build(TelephoneNetworkOptions options, ILoggerFactory loggerFactory)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignalHostLifetime>();
        return builder.Build();
    }
}
