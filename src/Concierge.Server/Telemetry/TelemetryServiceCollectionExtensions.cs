using Concierge.Agents.Telemetry;
using Concierge.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Concierge.Server.Telemetry;

/// <summary>Registers OpenTelemetry.</summary>
internal static class TelemetryServiceCollectionExtensions
{
    // A variable of the OpenTelemetry specification. It enables the export and names its target.
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Exports metrics, traces and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; otherwise does nothing.</summary>
    public static void AddConciergeTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)))
        {
            return;
        }

        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(ConciergeMetrics.MeterName, AgentTelemetry.SourceName))
            .WithTracing(tracing => tracing.AddSource(AgentTelemetry.SourceName))
            .WithLogging()
            .UseOtlpExporter();
    }
}
