using System.Net;
using Concierge.Options;
using Concierge.Options.Loading;

namespace Concierge.Tests.Options;

public sealed class ClusterOptionsTests
{
    private static readonly Dictionary<string, string> Complete = new(StringComparer.Ordinal)
    {
        ["CONCIERGE_CLUSTER"] = "concierge",
        ["CONCIERGE_DATABASE"] = "postgres://concierge:secret@10.0.0.9/concierge",
        ["CONCIERGE_API_KEY"] = "0123456789abcdef",
        ["CONCIERGE_DATA_KEY"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ["CONCIERGE_CLUSTER_NETWORK"] = "private",
    };

    [Fact]
    public void A_server_is_alone_unless_a_cluster_is_named()
    {
        Load().Settings.Server.Cluster.ShouldBeNull();
        Load(("CONCIERGE_CLUSTER_ADDRESS", "10.0.0.2")).Settings.Server.Cluster.ShouldBeNull();
    }

    [Fact]
    public void A_server_of_a_cluster_serves_requests_for_five_seconds_after_its_stop_and_one_alone_not()
    {
        Load().Settings.Server.MinDrain.ShouldBe(TimeSpan.Zero);
        LoadComplete().Settings.Server.MinDrain.ShouldBe(TimeSpan.FromSeconds(5));
        LoadComplete(("DRAIN_MIN_SECONDS", "20")).Settings.Server.MinDrain.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("10.0.0.2", "10.0.0.2", 11111)]
    [InlineData("10.0.0.2:7000", "10.0.0.2", 7000)]
    [InlineData("[fd00::2]:7000", "fd00::2", 7000)]
    public void An_address_has_a_port_or_the_usual_one(string written, string address, int port)
    {
        var loaded = LoadComplete(("CONCIERGE_CLUSTER_ADDRESS", written));

        loaded.Errors.ShouldBeEmpty();
        loaded.Settings.Server.Cluster.ShouldBe(new ClusterOptions { Name = "concierge", Address = IPAddress.Parse(address), Port = port });
    }

    [Theory]
    [InlineData("CONCIERGE_DATABASE", null, "CONCIERGE_CLUSTER needs a PostgreSQL database")]
    [InlineData("CONCIERGE_DATABASE", "bookings.db", "CONCIERGE_CLUSTER needs a PostgreSQL database")]
    [InlineData("CONCIERGE_API_KEY", null, "CONCIERGE_CLUSTER needs a key")]
    [InlineData("CONCIERGE_DATA_KEY", null, "CONCIERGE_DATA_KEY is needed where several servers share a database")]
    [InlineData("CONCIERGE_CLUSTER", "two words", "CONCIERGE_CLUSTER is not the name of a cluster")]
    [InlineData("CONCIERGE_CLUSTER_ADDRESS", "server-two", "CONCIERGE_CLUSTER_ADDRESS is not an address")]
    [InlineData("CONCIERGE_CLUSTER_ADDRESS", "0.0.0.0", "CONCIERGE_CLUSTER_ADDRESS is not an address")]
    [InlineData("CONCIERGE_CLUSTER_NETWORK", "public", "CONCIERGE_CLUSTER_NETWORK has an unknown value")]
    public void What_a_cluster_needs_is_said(string name, string? value, string message)
    {
        var error = LoadComplete((name, value)).Errors.ShouldHaveSingleItem();

        error.Code.ShouldBe("setting.invalid");
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Traffic_between_servers_is_protected_or_said_to_be_private()
    {
        LoadComplete(("CONCIERGE_CLUSTER_NETWORK", null)).Errors.ShouldHaveSingleItem().Code.ShouldBe("cluster.unprotected");
        LoadComplete(("CONCIERGE_CLUSTER_NETWORK", null), ("CONCIERGE_CLUSTER_CERTIFICATE", "cluster.pem")).Settings.Server.Cluster!.CertificateFile
            .ShouldBe("cluster.pem");
    }

    [Fact]
    public void The_former_setting_is_refused_and_the_new_one_named()
    {
        var error = Load(("CONCIERGE_PEERS", "http://10.0.0.2:8080")).Errors.ShouldHaveSingleItem();

        error.Code.ShouldBe("setting.removed");
        error.Remedy.ShouldNotBeNull().ShouldContain("CONCIERGE_CLUSTER");
    }

    private static SettingsLoadResult LoadComplete(params (string Name, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Complete.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)), StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return ConciergeSettingsLoader.Load(values.GetValueOrDefault);
    }

    private static SettingsLoadResult Load(params (string Name, string Value)[] values) =>
        ConciergeSettingsLoader.Load(name => values.FirstOrDefault(value => value.Name == name).Value);
}
