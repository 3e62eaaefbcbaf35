using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Concierge.Options;
using Concierge.Options.Loading;
using Concierge.Tests.Server;
using YamlDotNet.RepresentationModel;

namespace Concierge.Tests.Deployment;

/// <summary>The compose file fits the program, and the proxy fits the compose file.</summary>
[Trait("Category", "Server")]
public sealed partial class ComposeTests
{
    private static readonly string Proxy = DeployFolder.Read("compose/Caddyfile");

    private static readonly YamlMappingNode Compose = DeployFolder.ParseYaml(DeployFolder.Read("compose/compose.yaml")).Single();

    private static readonly string[] Servers = ["concierge-1", "concierge-2"];

    public static TheoryData<string> EachServer => [.. Servers];

    [Theory]
    [MemberData(nameof(EachServer))]
    public void A_server_has_settings_that_exist_and_are_valid(string server)
    {
        var environment = GetEnvironment(server);

        environment.Keys.Where(name => !name.StartsWith("OTEL_", StringComparison.Ordinal)).ShouldBeSubsetOf(SettingNames.All);
        var loaded = ConciergeSettingsLoader.Load(name => environment.TryGetValue(name, out var value) ? Fill(name, value) : null);
        loaded.Errors.ShouldBeEmpty();
        loaded.Settings.Server.Cluster.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public void A_server_gets_more_time_to_stop_than_its_calls(string server)
    {
        var grace = Compose.TextAt("services", server, "stop_grace_period");
        var drain = double.Parse(GetEnvironment(server)[SettingNames.DrainSeconds], CultureInfo.InvariantCulture);

        double.Parse(grace.TrimEnd('s'), CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(drain + 30);
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public void A_server_can_write_nothing_of_its_image(string server)
    {
        Compose.TextAt("services", server, "read_only").ShouldBe("true");
        Compose.TextAt("services", server, "cap_drop", 0).ShouldBe("ALL");
        Compose.TextAt("services", server, "security_opt", 0).ShouldBe("no-new-privileges:true");
    }

    [Fact]
    public void The_proxy_sends_requests_to_every_server_at_its_port()
    {
        var upstreams = Upstreams().Match(Proxy).Groups["all"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        upstreams.ShouldBe(Servers.Select(server => $"{server}:{GetEnvironment(server)[SettingNames.Port]}"));
        Proxy.ShouldContain("flush_interval -1");
    }

    [Theory]
    [MemberData(nameof(EachServer))]
    public void The_proxy_notices_a_stop_before_the_server_closes_its_port(string server)
    {
        var environment = GetEnvironment(server);
        var drain = ConciergeSettingsLoader.Load(name => environment.TryGetValue(name, out var value) ? Fill(name, value) : null).Settings.Server.MinDrain;

        var noticed = HealthTimes().Matches(Proxy).Sum(time => double.Parse(time.Groups["seconds"].Value, CultureInfo.InvariantCulture));

        noticed.ShouldBePositive();
        drain.TotalSeconds.ShouldBeGreaterThan(noticed);
    }

    [Fact]
    public async Task The_proxy_asks_an_endpoint_that_answers_without_a_key()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.AnonymousClient.GetAsync(HealthAddress().Match(Proxy).Groups["path"].Value);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Every_file_that_is_mounted_exists()
    {
        var mounted = Compose["services"].Keys()
            .Select(service => Compose["services"][service])
            .Where(service => ((YamlMappingNode)service).Children.ContainsKey("volumes"))
            .SelectMany(service => (YamlSequenceNode)service["volumes"])
            .Select(volume => ((YamlScalarNode)volume).Value!.Split(':')[0])
            .Where(source => source.StartsWith('.'))
            .ToList();

        mounted.Count.ShouldBeGreaterThanOrEqualTo(5);
        mounted.ShouldAllBe(source => File.Exists(Path.GetFullPath(Path.Combine(DeployFolder.Find("compose"), source))));
    }

    private static Dictionary<string, string> GetEnvironment(string server)
    {
        var environment = Compose.At("services", server, "environment");
        return environment.Keys().ToDictionary(name => name, name => environment.TextAt(name), StringComparer.Ordinal);
    }

    // What .env gives.
    private static string Fill(string name, string value) => name switch
    {
        SettingNames.ApiKey => "0123456789abcdef",
        SettingNames.DataKey => Convert.ToBase64String(new byte[32]),
        _ => Variable().Replace(value, "filled"),
    };

    [GeneratedRegex(@"reverse_proxy (?<all>[^{]+)\{")]
    private static partial Regex Upstreams();

    [GeneratedRegex(@"health_uri (?<path>\S+)")]
    private static partial Regex HealthAddress();

    // One failure is enough for Caddy.
    [GeneratedRegex(@"health_(interval|timeout) (?<seconds>\d+)s")]
    private static partial Regex HealthTimes();

    [GeneratedRegex(@"\$\{[^}]+\}")]
    private static partial Regex Variable();
}
