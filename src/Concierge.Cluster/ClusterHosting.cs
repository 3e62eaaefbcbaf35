using System.Net;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Cluster.Forwarding;
using Concierge.Cluster.Handover;
using Concierge.Cluster.Membership;
using Concierge.Cluster.Ownership;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster;

/// <summary>Makes a server a member of a cluster. Nothing of this assembly is loaded by a server that is alone.</summary>
internal static class ClusterHosting
{
    private const int MinThreads = 16;

    /// <summary>Adds the silo, the ownership of calls and the forwarding of requests. The services of the server must have been added.</summary>
    /// <typeparam name="TRequests">Tells which requests belong to a call.</typeparam>
    /// <param name="builder">The server.</param>
    /// <param name="cluster">The settings of the cluster.</param>
    /// <param name="database">The database that the servers share: PostgreSQL.</param>
    /// <param name="dataKey">The data key, which every server of the cluster must have.</param>
    /// <param name="host">The address on which the server listens.</param>
    /// <param name="url">The same with its scheme and port.</param>
    /// <exception cref="ConciergeException">The settings cannot be used on this machine (<c>cluster.…</c>).</exception>
    public static void AddCluster<TRequests>(
        WebApplicationBuilder builder, ClusterOptions cluster, DatabaseLocation database, byte[]? dataKey, string host, string url)
        where TRequests : class, ICallRequests
    {
        EnsureThreads();
        var address = cluster.Address ?? LocalAddress.Find();
        ClusterPortCheck.ThrowIfTaken(new IPEndPoint(address, cluster.Port));
        if (dataKey is not null)
        {
            ClusterDataKey.ThrowIfOther(database.ConnectionString!, cluster.Name, dataKey);
            builder.Services.Configure<Orleans.Configuration.SiloOptions>(silo => silo.SiloName = ClusterDataKey.CreateSiloName(dataKey));
        }

        var certificate = new ClusterCertificate(cluster.CertificateFile);
        if (certificate.IsPresent)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.UseUrls(url, $"https://{new IPEndPoint(address, cluster.Port + 1)}");
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = certificate.Own;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (presented, _, _) => certificate.IsAccepted(presented);
            }));
        }
        else if (IsLoopback(host) && !IPAddress.IsLoopback(address))
        {
            throw new ConciergeException(ClusterErrors.Unreachable(address));
        }

        Quieten(builder.Logging);
        AddOwnership(builder.Services, certificate);
        builder.Services.AddSingleton(provider => new ClusterNode(address, cluster, provider.GetRequiredService<IServer>()));
        builder.Services.AddHostedService(provider => new ClusterJoinWatch(
            new IPEndPoint(address, cluster.Port),
            cluster.Name,
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ClusterJoinWatch>>()));
        builder.UseOrleans(silo => ClusterSilo.Configure(silo, cluster, address, database.ConnectionString!, certificate));
        AddHostedServices(builder.Services);
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<ICallRequests, TRequests>();
        builder.Services.AddSingleton<CallLocator>();
        builder.Services.AddSingleton<CallForwarder>();
    }

    /// <summary>Adds the forwarding of requests to the owners of calls. Must come after authentication.</summary>
    public static void UseCluster(WebApplication app) => app.UseMiddleware<CallForwardingMiddleware>();

    /// <summary>Leaves out what the libraries of the cluster log about healthy servers.</summary>
    internal static void Quieten(ILoggingBuilder logging)
    {
        // What the libraries say of healthy servers is not for operators: each missed probe, each retry, and a check thread that is said to have stopped.
        logging.AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.Error).AddFilter("Yarp", LogLevel.Error);

        // Servers that start together or on a busy machine miss each other's first connection. Orleans repeats it and calls it an error each time:
        // "Failed to get ping responses", which ClusterJoinWatch tells if it lasts; a join that fails in the end is an exception of the start.
        logging.AddFilter("Orleans.Runtime.MembershipService.MembershipAgent", LogLevel.Critical);

        // "Error while cancelling 1 requests": the server to which they were sent has stopped, and its requests with it.
        logging.AddFilter("Orleans.Runtime.GrainCallCancellationManager", LogLevel.Critical);

        // "Exception publishing client routing table": the table of Orleans' clients, of which there are none. It is sent again every few seconds.
        logging.AddFilter("Orleans.Runtime.GrainDirectory.ClientDirectory", LogLevel.Critical);
    }

    private static void AddOwnership(IServiceCollection services, ClusterCertificate certificate)
    {
        services.AddSingleton(certificate);
        services.AddSingleton<ClusterMembers>();
        services.AddSingleton<CallCopyStore>();
        services.AddSingleton<CallRegistration>();
        services.AddSingleton<CallReplication>();
        services.AddSingleton<CallAdopter>();
        services.AddSingleton<ICallHandover, CallHandover>();
        services.AddSingleton(provider => new ClusterCallOwnership(
            provider.GetRequiredService<CallManager>,
            provider.GetRequiredService<CallOwnerTable>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ClusterCallOwnership>>()));
        services.AddSingleton<ICallOwnership>(provider => provider.GetRequiredService<ClusterCallOwnership>());
    }

    // While the first calls begin, much is compiled. The answer to another server's probe must not wait for a thread meanwhile: the pool adds one each
    // half second, and a server that misses two probes is declared dead.
    private static void EnsureThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, MinThreads), completionPorts);
    }

    // They start after the silo, and stop before it.
    private static void AddHostedServices(IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<ClusterCallOwnership>());
        services.AddHostedService(provider => provider.GetRequiredService<CallRegistration>());
        services.AddHostedService(provider => provider.GetRequiredService<CallReplication>());
        services.AddHostedService<OwnerWatch>();
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
