using Concierge.Calls.Fleet;
using Concierge.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Fleet;

/// <summary>Makes a server one of several. A server without peers has nothing of all this.</summary>
internal static class FleetServices
{
    private const string Client = "fleet";

    /// <summary>Adds what a fleet needs, if there is one.</summary>
    public static void AddFleet(this IServiceCollection services, ConciergeSettings settings, string apiKey)
    {
        if (settings.Peers.Count == 0)
        {
            return;
        }

        services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = FleetPeers.Deadline })
            .RemoveAllLoggers();
        services.AddSingleton<FleetCalls>();
        services.AddSingleton<CallSnapshotReader>();
        services.AddSingleton(provider =>
        {
            var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
            var time = provider.GetRequiredService<TimeProvider>();
            var logger = provider.GetRequiredService<ILogger<FleetPeer>>();
            return new FleetPeers([.. settings.Peers.Select(address => new FleetPeer(address, http, apiKey, time, logger))], time);
        });
        services.AddSingleton<RequestForwarder>();
        services.AddSingleton<StreamRelay>();
        services.AddSingleton<StreamRouter>();
        services.AddHostedService<CallReplication>();
    }

    /// <summary>Takes requests to the servers that hold their calls, if there are others. Comes after the API's key was checked.</summary>
    public static void UseFleet(this WebApplication app, ConciergeSettings settings)
    {
        if (settings.Peers.Count == 0)
        {
            return;
        }

        app.UseMiddleware<FleetRouting>();
        FleetEndpoints.Map(app);
    }
}
