using System.Net;
using Concierge.Cluster.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Concierge.Cluster.Membership;

/// <summary>Sets up the silo of this server: a member of the cluster that a database table lists.</summary>
internal static class ClusterSilo
{
    private const int MaxConnections = 5;

    /// <summary>Sets up the silo.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="cluster">The settings of the cluster.</param>
    /// <param name="address">The address of this server.</param>
    /// <param name="connectionString">The PostgreSQL database.</param>
    /// <param name="certificate">The certificate of the cluster.</param>
    public static void Configure(
        ISiloBuilder silo, Options.ClusterOptions cluster, IPAddress address, string connectionString, ClusterCertificate certificate)
    {
        silo.Configure<Orleans.Configuration.ClusterOptions>(options =>
        {
            options.ClusterId = cluster.Name;
            options.ServiceId = "concierge";
        });
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = address;
            options.SiloPort = cluster.Port;
            options.GatewayPort = 0;
        });
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "concierge cluster",
                MaxPoolSize = MaxConnections,
            }.ConnectionString;
        });

        // The default directory deactivates grains on healthy silos when another one dies. A dead silo's grains are held back for the lease, until one
        // that was merely paused must have noticed.
        silo.AddDistributedGrainDirectory();
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = TimeSpan.FromSeconds(2));
        silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler, SiloFailureHandler>());
        silo.Services.AddPlacementDirector<NamedSiloPlacement, NamedSiloPlacementDirector>();
        ConfigureTimes(silo, cluster.ProbeTimeout);
        if (certificate.IsPresent)
        {
            ConfigureTls(silo, certificate);
        }
    }

    // Two probes without an answer: with the usual setting, a dead server is noticed after one to two seconds.
    private static void ConfigureTimes(ISiloBuilder silo, TimeSpan probeTimeout)
    {
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = probeTimeout;
            options.MaxProbeTimeout = probeTimeout;
            options.NumMissedProbesLimit = 2;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            options.ExtendProbeTimeoutDuringDegradation = false;
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        silo.Configure<ConnectionOptions>(options => options.OpenConnectionTimeout = TimeSpan.FromSeconds(1));
    }

    private static void ConfigureTls(ISiloBuilder silo, ClusterCertificate certificate) => silo.UseTls(certificate.Own, options =>
    {
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (presented, _, _) => certificate.IsAccepted(presented);
        options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = "concierge";
    });
}
