using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Concierge.Options;
using Concierge.Options.Loading;
using Concierge.Tests.Server;
using YamlDotNet.RepresentationModel;

namespace Concierge.Tests.Deployment;

/// <summary>The chart as Helm renders it, compared with what the program knows.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Server")]
public sealed class ChartTests
{
    private const string Usual = "secret.name=concierge,settings.PUBLIC_DOMAIN=book.example.org";

    private const string All = Usual + ",autoscaling.enabled=true,ingress.enabled=true,ingress.tlsSecret=tls,telemetry.endpoint=http://collector:4317,"
        + "cluster.certificateSecret=cluster,drainSeconds=600";

    [SkippableTheory]
    [InlineData(Usual)]
    [InlineData(All)]
    public async Task Lint_finds_nothing(string values)
    {
        var (exitCode, output, errors) = await Helm.RunAsync("lint", DeployFolder.Find("chart"), "--strict", "--set", values);

        exitCode.ShouldBe(0, output + errors);
    }

    [SkippableTheory]
    [InlineData("settings.PUBLIC_DOMAIN=book.example.org", "secret.name is not set")]
    [InlineData("secret.name=concierge", "settings.PUBLIC_DOMAIN is not set")]
    [InlineData(Usual + ",settings.OPENAI_API_KEY=sk-1", "settings.OPENAI_API_KEY is in the Secret")]
    [InlineData(Usual + ",settings.PORT=80", "settings.PORT is set by the chart")]
    public async Task Values_that_cannot_work_are_refused(string values, string message)
    {
        var (exitCode, _, errors) = await Helm.RunAsync("template", "x", DeployFolder.Find("chart"), "--kube-version", "1.31.0", "--set", values);

        exitCode.ShouldNotBe(0);
        errors.ShouldContain(message);
    }

    [SkippableTheory]
    [InlineData(Usual)]
    [InlineData(All)]
    public async Task A_server_has_settings_that_exist_and_are_valid(string values)
    {
        var manifests = await RenderAsync(values);
        var container = Find(manifests, "Deployment").At("spec", "template", "spec", "containers", 0);
        var data = Find(manifests, "ConfigMap")["data"];
        var environment = data.Keys().ToDictionary(name => name, name => data.TextAt(name), StringComparer.Ordinal);
        foreach (var variable in (YamlSequenceNode)container["env"])
        {
            environment.TryAdd(variable.TextAt("name"), ((YamlMappingNode)variable).Children.ContainsKey("value") ? variable.TextAt("value") : "");
        }

        var own = environment.Keys.Where(name => !name.StartsWith("POD_", StringComparison.Ordinal) && !name.StartsWith("OTEL_", StringComparison.Ordinal));
        own.ShouldBeSubsetOf(SettingNames.All);
        environment[SettingNames.ClusterAddress].ShouldBe("$(POD_IP)");
        ConciergeSettingsLoader.Load(name => environment.TryGetValue(name, out var value) ? Fill(name, value) : null).Errors.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData(Usual, 240)]
    [InlineData(All, 600)]
    public async Task A_pod_gets_more_time_to_stop_than_its_calls(string values, int drain)
    {
        var manifests = await RenderAsync(values);
        var pod = Find(manifests, "Deployment").At("spec", "template", "spec");

        Find(manifests, "ConfigMap").TextAt("data", SettingNames.DrainSeconds).ShouldBe(drain.ToString(CultureInfo.InvariantCulture));
        var waits = int.Parse(pod.TextAt("containers", 0, "lifecycle", "preStop", "sleep", "seconds"), CultureInfo.InvariantCulture);
        waits.ShouldBeGreaterThan(0);
        int.Parse(pod.TextAt("terminationGracePeriodSeconds"), CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(waits + drain + 30);
    }

    [SkippableFact]
    public async Task Each_probe_asks_an_endpoint_that_answers_without_a_key()
    {
        var container = Find(await RenderAsync(Usual), "Deployment").At("spec", "template", "spec", "containers", 0);
        await using var host = await ServerTestHost.StartAsync();

        foreach (var probe in (string[])["startupProbe", "readinessProbe", "livenessProbe"])
        {
            container.TextAt(probe, "httpGet", "port").ShouldBe("http");
            using var answer = await host.AnonymousClient.GetAsync(container.TextAt(probe, "httpGet", "path"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, probe);
        }

        container.TextAt("readinessProbe", "httpGet", "path").ShouldNotBe(container.TextAt("livenessProbe", "httpGet", "path"));
    }

    [SkippableFact]
    public async Task The_ports_are_those_of_the_program()
    {
        var manifests = await RenderAsync(All);
        var container = Find(manifests, "Deployment").At("spec", "template", "spec", "containers", 0);
        var ports = ((YamlSequenceNode)container["ports"]).ToDictionary(
            port => port.TextAt("name"), port => int.Parse(port.TextAt("containerPort"), CultureInfo.InvariantCulture), StringComparer.Ordinal);

        ports["http"].ToString(CultureInfo.InvariantCulture).ShouldBe(
            ((YamlSequenceNode)container["env"]).Single(variable => variable.TextAt("name") == SettingNames.Port).TextAt("value"));
        ports["cluster"].ShouldBe(ClusterOptions.DefaultPort);
        ports["cluster-https"].ShouldBe(ClusterOptions.DefaultPort + 1);
        Find(manifests, "Service").TextAt("spec", "ports", 0, "targetPort").ShouldBe("http");
    }

    [SkippableFact]
    public async Task A_server_can_write_nothing_of_its_image_and_is_not_root()
    {
        var pod = Find(await RenderAsync(Usual), "Deployment").At("spec", "template", "spec");

        pod.TextAt("securityContext", "runAsNonRoot").ShouldBe("true");
        pod.TextAt("containers", 0, "securityContext", "readOnlyRootFilesystem").ShouldBe("true");
        pod.TextAt("containers", 0, "securityContext", "allowPrivilegeEscalation").ShouldBe("false");
        pod.TextAt("automountServiceAccountToken").ShouldBe("false");
        DeployFolder.Read("Dockerfile").ShouldContain($"APP_UID={pod.TextAt("securityContext", "runAsUser")}");
    }

    [SkippableFact]
    public async Task Every_object_selects_the_servers()
    {
        var manifests = await RenderAsync(All);
        var pod = Find(manifests, "Deployment").At("spec", "template", "metadata", "labels");
        YamlNode[] selectors =
        [
            Find(manifests, "Deployment").At("spec", "selector", "matchLabels"), Find(manifests, "Service").At("spec", "selector"),
            Find(manifests, "PodDisruptionBudget").At("spec", "selector", "matchLabels"), Find(manifests, "NetworkPolicy").At("spec", "podSelector", "matchLabels"),
        ];

        selectors.ShouldAllBe(selector => selector.Keys().All(label => selector.TextAt(label) == pod.TextAt(label)));
        Find(manifests, "HorizontalPodAutoscaler").TextAt("spec", "scaleTargetRef", "name").ShouldBe(Find(manifests, "Deployment").TextAt("metadata", "name"));
    }

    [Fact]
    public void Its_version_is_that_of_the_program()
    {
        var version = XDocument.Load(Path.Combine(DeployFolder.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        var chart = DeployFolder.ParseYaml(DeployFolder.Read("chart/Chart.yaml")).Single();

        (chart.TextAt("version"), chart.TextAt("appVersion")).ShouldBe((version, version));
        DeployFolder.Read("compose/compose.yaml").ShouldContain($"CONCIERGE_TAG:-{version}");
        DeployFolder.Read("Dockerfile").ShouldContain($"concierge:{version} ");
    }

    private static async Task<IReadOnlyList<YamlMappingNode>> RenderAsync(string values)
    {
        var (exitCode, output, errors) = await Helm.RunAsync(
            "template", "restaurant", DeployFolder.Find("chart"), "--namespace", "calls", "--kube-version", "1.31.0", "--set", values);
        exitCode.ShouldBe(0, errors);
        return DeployFolder.ParseYaml(output);
    }

    private static YamlMappingNode Find(IReadOnlyList<YamlMappingNode> manifests, string kind) => manifests.Single(manifest => manifest.TextAt("kind") == kind);

    // What the Secret and the platform give.
    private static string Fill(string name, string value) => name switch
    {
        SettingNames.ApiKey => "0123456789abcdef",
        SettingNames.DataKey => Convert.ToBase64String(new byte[32]),
        SettingNames.Database => "postgres://concierge:secret@db/concierge",
        SettingNames.TwilioAccountSid => "AC00000000000000000000000000000001",
        _ => value.Replace("$(POD_IP)", "10.1.2.3", StringComparison.Ordinal),
    };
}
