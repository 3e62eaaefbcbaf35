using System.Diagnostics;
using Concierge.Mcp.Api;
using Concierge.Mcp.Consent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.AspNetCore;

namespace Concierge.Mcp.Hosting;

/// <summary>
/// The MCP server of a web server, over streamable HTTP. It has services of its own, which are created when the first client comes: a server that no
/// assistant uses does not load the protocol's libraries.
/// </summary>
public sealed class McpHttpHandler : IAsyncDisposable
{
    private const string UserHeader = "X-Concierge-User";

    private static readonly TimeSpan SessionIdleTimeout = TimeSpan.FromMinutes(30);
    private const int MaxIdleSessions = 1000;

    private readonly HttpClient _http;
    private readonly ServiceProvider _services;
    private readonly IReadOnlyList<IHostedService> _background;
    private readonly RequestDelegate _handle;

    private McpHttpHandler(HttpClient http, ServiceProvider services)
    {
        (_http, _services) = (http, services);
        _background = [.. services.GetServices<IHostedService>()];
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapMcp(Path));
        _handle = app.Build();
    }

    /// <summary>The path of the endpoint.</summary>
    public const string Path = "/mcp";

    /// <summary>Creates the server.</summary>
    /// <param name="options">The options.</param>
    /// <param name="loggerFactory">The log.</param>
    /// <param name="lifetime">The lifetime of the web server: its sessions end with it.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<McpHttpHandler> StartAsync(
        McpHttpOptions options,
        ILoggerFactory loggerFactory,
        IHostApplicationLifetime lifetime,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        // The API is on this machine: no proxy.
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var api = new ConciergeApi(http, _ => Task.FromResult(options.FindServer()));
        var consent = new ConsentGate(new ConsentStateSigner(options.FindConsentKey), options.NumbersWithoutAsking, timeProvider);
        var services = new ServiceCollection();
        services.AddSingleton(loggerFactory);
        services.AddLogging();
        services.AddSingleton(lifetime);
        services.AddSingleton(timeProvider);

        // Routing takes its events from the web server's services, which these are not.
        services.AddSingleton(new DiagnosticListener("Concierge.Mcp"));
        services.AddRouting();
        services.AddMcpServer(server => McpServerOptionsFactory.Configure(server, api, consent, timeProvider))
            .WithHttpTransport(transport =>
            {
                transport.SessionMode = options.HasSessions ? HttpServerSessionMode.StatefulForInitializeClients : HttpServerSessionMode.Stateless;
#pragma warning disable MCP9006 // Sessions are for clients of earlier protocols, and only there.
                transport.IdleTimeout = SessionIdleTimeout;
                transport.MaxIdleSessionCount = MaxIdleSessions;
#pragma warning restore MCP9006
            });
        var handler = new McpHttpHandler(http, services.BuildServiceProvider());
        foreach (var service in handler._background)
        {
            await service.StartAsync(cancellationToken);
        }

        return handler;
    }

    /// <summary>Handles a request to the endpoint. Its caller has been authenticated.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // The tools act with the caller's own key, and so with the caller's limits, calls and bookings.
        CallerCredentials.Current = new CallerCredentials(
            context.Request.Headers.Authorization.ToString(), context.Request.Headers[UserHeader].ToString() is { Length: > 0 } user ? user : null);
        await using var scope = _services.CreateAsyncScope();
        var outer = context.RequestServices;
        var endpoint = context.GetEndpoint();
        context.Features.Set<IEndpointFeature>(null);
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await _handle(context);
        }
        finally
        {
            context.RequestServices = outer;
            context.SetEndpoint(endpoint);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in _background)
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        _http.Dispose();
    }
}
