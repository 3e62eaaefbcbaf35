using Concierge.Server.Api;
using Concierge.Server.Endpoints;
using Concierge.Server.Fleet;
using Concierge.Server.Security;
using Concierge.Server.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Builds the web server: Twilio's webhooks and media stream, the API, health and telemetry.</summary>
public static class ConciergeServer
{
    // Webhook forms and API requests are a few kilobytes.
    private const long LargestBody = 64 * 1024;

    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Builds a server, not started yet.</summary>
    public static WebApplication Build(ConciergeServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        options.Logging(builder.Logging);
        builder.WebHost.UseUrls($"http://{options.Host}:{options.Settings.Port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopDeadline);

        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFleet(options.Settings);
        app.MapOpenApi("/openapi.json").RequireAuthorization();
        HealthEndpoints.Map(app);
        TwilioEndpoints.Map(app);
        CallsEndpoints.Map(app);
        RequestsEndpoints.Map(app);
        RestaurantsEndpoints.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ConciergeServerOptions options)
    {
        services.AddSingleton(options.Time);
        services.AddSingleton(options.CallTimes);
        services.AddSingleton(options.Database);
        services.AddConcierge(options.Settings);
        services.AddSingleton<IHostLifetime, UnattendedLifetime>();
        services.AddHostedService<EndCallsOnStop>();
        services.AddSingleton<TwilioRequestValidator>();
        services.AddSingleton<CallRequestReader>();
        services.AddConciergeTelemetry();
        services.AddApiKeyAuthentication(options.ApiKey);
        services.AddFleet(options.Settings, options.ApiKey);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.AddCode);

        // What cannot be read is then told by ConciergeExceptionHandler, with a code, and not by a bare status.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ConciergeExceptionHandler>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddOpenApi();
    }
}
