using Concierge.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Concierge.Server.Telemetry;

internal static class TelemetryServices
{
    // The OpenTelemetry specification's own variable: set, it turns the export on and says where to.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Exports metrics, traces and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; otherwise does nothing.</summary>
    public static void AddConciergeTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint)))
        {
            return;
        }

        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(ConciergeMetrics.MeterName))
            .WithTracing(tracing => tracing.AddSource("Concierge.Agents"))
            .WithLogging()
            .UseOtlpExporter();
    }
}
