using System.Globalization;
using Concierge.Options;

namespace Concierge.Tests.Deployment;

/// <summary>The unit for systemd.</summary>
public sealed class SystemdUnitTests
{
    private static readonly ILookup<string, string> Unit = DeployFolder.Read("systemd/concierge.service").Split('\n')
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToLookup(line => line[0], line => line[1], StringComparer.Ordinal);

    [Fact]
    public void It_waits_longer_than_the_calls_of_a_server_that_is_stopped()
    {
        var stop = double.Parse(Unit["TimeoutStopSec"].Single(), CultureInfo.InvariantCulture);

        stop.ShouldBeGreaterThanOrEqualTo(new ServerOptions().Drain.TotalSeconds + 30);
        Unit["KillSignal"].Single().ShouldBe("SIGTERM");
    }

    [Fact]
    public void It_keeps_the_data_where_the_program_looks_for_it()
    {
        var environment = Unit["Environment"].SelectMany(line => line.Split(' ')).Select(line => line.Split('=', 2)).ToDictionary(
            line => line[0], line => line[1], StringComparer.Ordinal);

        // /var/lib/concierge is the state directory.
        Path.Combine(environment["XDG_DATA_HOME"], Path.GetFileName(UserDataPaths.Folder)).ShouldBe($"/var/lib/{Unit["StateDirectory"].Single()}");
        environment.Keys.Where(name => name.StartsWith("CONCIERGE_", StringComparison.Ordinal)).ShouldBeSubsetOf(SettingNames.All);
    }

    [Theory]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("User", "concierge")]
    public void It_takes_the_server_what_it_does_not_need(string name, string value) => Unit[name].Single().ShouldBe(value);
}
