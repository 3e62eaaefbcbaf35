using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Concierge.Contracts;
using Concierge.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Deployment;

/// <summary>The rules, the dashboard and the scaling ask for metrics that the program has.</summary>
public sealed partial class MonitoringTests
{
    // OpenTelemetry's conventions for generative AI: the library's own instruments.
    private static readonly string[] ChatModelSeries = [.. Histogram("gen_ai_client_operation_duration_seconds"), .. Histogram("gen_ai_client_token_usage")];

    public static TheoryData<string> Files =>
    [
        "monitoring/alerts.yaml", "monitoring/dashboard.json", "monitoring/prometheus-adapter.yaml", "chart/templates/horizontalpodautoscaler.yaml",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_metric_exists(string file)
    {
        var asked = Series().Matches(DeployFolder.Read(file)).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();

        asked.ShouldNotBeEmpty();
        asked.ShouldBeSubsetOf([.. FindInstruments().SelectMany(GetSeries), .. ChatModelSeries]);
    }

    [Fact]
    public void Every_instrument_is_on_the_dashboard()
    {
        var dashboard = DeployFolder.Read("monitoring/dashboard.json");

        FindInstruments().ShouldAllBe(instrument => GetSeries(instrument).Any(series => dashboard.Contains(series, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_outcome_in_a_rule_exists()
    {
        var outcomes = Outcome().Matches(DeployFolder.Read("monitoring/alerts.yaml")).Select(match => match.Groups["name"].Value).ToList();

        outcomes.ShouldNotBeEmpty();
        outcomes.ShouldBeSubsetOf(Enum.GetNames<CallOutcome>());
    }

    [Fact]
    public void A_histogram_has_boundaries_that_tell_half_a_second_from_two()
    {
        var delays = FindInstruments().OfType<Histogram<double>>().Where(histogram => histogram.Name != "concierge.call.duration").ToList();

        delays.Count.ShouldBe(4);
        delays.ShouldAllBe(delay => delay.Advice!.HistogramBucketBoundaries!.Count(boundary => boundary >= 0.5 && boundary <= 2) >= 4);
    }

    // As Prometheus names what arrives by OTLP: dots become underscores, a unit in braces is left out, and s is "seconds".
    private static string[] GetSeries(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        return instrument switch
        {
            Histogram<double> => Histogram($"{name}_seconds"),
            Counter<long> => [$"{name}_total"],
            _ => [name],
        };
    }

    private static string[] Histogram(string name) => [$"{name}_bucket", $"{name}_count", $"{name}_sum"];

    private static List<Instrument> FindInstruments()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        List<Instrument> found = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => found.Add(instrument) };
        var factory = services.GetRequiredService<IMeterFactory>();
        listener.Start();
        _ = new ConciergeMetrics(factory);
        return found.FindAll(instrument => instrument.Meter.Scope == factory && instrument.Meter.Name == ConciergeMetrics.MeterName);
    }

    [GeneratedRegex(@"\b(concierge|gen_ai_client)_[a-z_]+\b")]
    private static partial Regex Series();

    [GeneratedRegex(@"outcome=""(?<name>\w+)""")]
    private static partial Regex Outcome();
}
