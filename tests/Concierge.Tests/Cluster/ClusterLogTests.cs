using Concierge.Cluster;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Cluster;

/// <summary>What the libraries of a cluster may log.</summary>
public sealed class ClusterLogTests
{
    [Theory]
    [InlineData("Orleans.Runtime.GrainDirectory.ClientDirectory", LogLevel.Error, false)]
    [InlineData("Orleans.Runtime.GrainCallCancellationManager", LogLevel.Error, false)]
    [InlineData("Orleans.Runtime.MembershipService.MembershipAgent", LogLevel.Error, false)]
    [InlineData("Orleans.Runtime.MembershipService.MembershipAgent", LogLevel.Critical, true)]
    [InlineData("Orleans.Runtime.MembershipService.MembershipTableManager", LogLevel.Error, true)]
    [InlineData("Orleans.Runtime.Silo", LogLevel.Error, true)]
    [InlineData("Orleans.Runtime.Silo", LogLevel.Warning, false)]
    [InlineData("Concierge.Cluster.Ownership.OwnerWatch", LogLevel.Information, true)]
    public void Log_OfALibrary_HasWhatAnOperatorNeeds(string category, LogLevel level, bool isLogged)
    {
        using var logs = new RecordedLogs();
        using var loggers = LoggerFactory.Create(logging =>
        {
            logging.AddProvider(logs);
            ClusterHosting.Quieten(logging);
        });

        loggers.CreateLogger(category).IsEnabled(level).ShouldBe(isLogged);
    }
}
