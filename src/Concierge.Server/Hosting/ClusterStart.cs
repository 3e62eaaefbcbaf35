using System.Runtime.CompilerServices;
using Concierge.Cluster;
using Concierge.Options;
using Concierge.Server.Routing;
using Microsoft.AspNetCore.Builder;

namespace Concierge.Server.Hosting;

/// <summary>
/// Makes a server a member of the cluster that its settings name. The methods are not inlined: a server that is alone loads no assembly of the cluster.
/// </summary>
internal static class ClusterStart
{
    /// <summary>Adds the services, if the settings name a cluster.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="database">The database.</param>
    /// <param name="host">The address on which the server listens.</param>
    /// <param name="url">The same with its scheme and port.</param>
    public static void AddClusterIfNamed(this WebApplicationBuilder builder, ConciergeSettings settings, DatabaseLocation database, string host, string url)
    {
        if (settings.Server.Cluster is { } cluster)
        {
            Add(builder, cluster, database, settings.Storage.DataKey, host, url);
        }
    }

    /// <summary>Adds the forwarding of requests, if the settings name a cluster. Must come after authentication.</summary>
    public static void UseClusterIfNamed(this WebApplication app, ServerOptions options)
    {
        if (options.Cluster is not null)
        {
            Use(app);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(WebApplicationBuilder builder, ClusterOptions cluster, DatabaseLocation database, byte[]? dataKey, string host, string url) =>
        ClusterHosting.AddCluster<CallRequests>(builder, cluster, database, dataKey, host, url);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(WebApplication app) => ClusterHosting.UseCluster(app);
}
