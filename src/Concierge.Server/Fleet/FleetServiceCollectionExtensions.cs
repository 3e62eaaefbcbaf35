using Concierge.Calls.Fleet;
using Concierge.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>Registers routing and replication for several servers. A server without peers needs none of it.</summary>
internal static class FleetServiceCollectionExtensions
{
    private const string ClientName = "fleet";

    /// <summary>Adds the services, if there are peers.</summary>
    public static void AddFleet(this IServiceCollection services, ServerOptions server, string apiKey)
    {
        if (server.Peers.Count == 0)
        {
            return;
        }

        services.AddHttpClient(ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = PeerRegistry.RequestTimeout,
            })
            .RemoveAllLoggers();
        services.AddSingleton<CallOwnershipRegistry>();
        services.AddSingleton<CallSnapshotParser>();
        services.AddSingleton(provider =>
        {
            var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
            var time = provider.GetRequiredService<TimeProvider>();
            var logger = provider.GetRequiredService<ILogger<PeerClient>>();
            return new PeerRegistry([.. server.Peers.Select(address => new PeerClient(address, http, apiKey, time, logger))], time);
        });
        services.AddSingleton<RequestForwarder>();
        services.AddSingleton<StreamRelay>();
        services.AddSingleton<StreamRouter>();
        services.AddHostedService<CallReplication>();
    }

    /// <summary>Adds the routing of requests to the owners of calls, if there are peers. Must come after authentication.</summary>
    public static void UseFleet(this WebApplication app, ServerOptions server)
    {
        if (server.Peers.Count == 0)
        {
            return;
        }

        app.UseMiddleware<CallRoutingMiddleware>();
        FleetEndpoints.Map(app);
    }
}
