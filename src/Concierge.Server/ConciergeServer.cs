using Concierge.Media.Tuning;
using Concierge.Server.Api;
using Concierge.Server.Console;
using Concierge.Server.Description;
using Concierge.Server.Endpoints;
using Concierge.Server.Hosting;
using Concierge.Server.Idempotency;
using Concierge.Server.Mcp;
using Concierge.Server.Probing;
using Concierge.Server.Requests;
using Concierge.Server.Security;
using Concierge.Server.Streams;
using Concierge.Server.Telemetry;
using Concierge.Server.Webhooks;
using Concierge.Storage;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schedules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Builds the web server: Twilio's webhooks and media streams, the API, health checks and telemetry.</summary>
public static class ConciergeServer
{
    // Webhook forms and API requests are a few kilobytes.
    private const long MaxBodyBytes = 64 * 1024;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Builds a server. It is not started yet.</summary>
    public static WebApplication Build(ConciergeServerOptions options)
    {
        var tuning = ProcessTuning.Start(options.Settings.Server.ProcessTuning);

        // Settings are read once. The file watcher would raise an event for every file that is written in the working directory.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        options.Logging(builder.Logging);
        var url = $"http://{options.Host}:{options.Settings.Server.Port}";
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.WebHost.UseSockets(sockets =>
        {
            // The thread that wakes up for a frame also reads, handles and forwards it. The buffer is allocated before the
            // frame arrives: waiting first would cost another system call per frame.
            sockets.UnsafePreferInlineScheduling = tuning.IsEnabled;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);

        builder.Services.AddSingleton(tuning);
        AddServices(builder.Services, options);
        builder.AddClusterIfNamed(options.Settings, options.Database, options.Host, url);
        var app = builder.Build();
        TrustedProxies.Use(app, options.Settings);
        ResponseHeaders.Use(app);
        app.UseStatusCodePages();
        app.UseExceptionHandler();
        CoalescingUpgradeFeature.Use(app);
        app.UseWebSockets();
        BrowserRequestGuard.Use(app, options.Host);
        ConsolePage.Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        OpenSockets.Use(app);
        app.UseUserHeader();
        app.UseQueryParameterCheck();
        app.UseClusterIfNamed(options.Settings.Server);

        // After the forwarding: the server that carries a request out keeps its answer.
        app.UseMiddleware<IdempotencyMiddleware>();

        // The description has no secret, and a page in a browser has no key to ask for it with.
        app.MapOpenApi("/openapi.json").AllowAnonymous();
        DocsEndpoints.Map(app);
        HealthEndpoints.Map(app);
        ProbeEndpoints.Map(app, options.ApiKey);
        TwilioEndpoints.Map(app);
        CallsEndpoints.Map(app);
        PlansEndpoints.Map(app);
        RequestsEndpoints.Map(app);
        RestaurantsEndpoints.Map(app);
        DirectoryEditEndpoints.Map(app);
        WebhooksEndpoints.Map(app);
        ReservationsEndpoints.Map(app);
        McpEndpoint.Map(app);
        CallAudioEndpoint.Map(app);
        ServerEndpoints.Map(app);
        ConsolePage.Map(app);
        ConsoleSessionEndpoints.Map(app);
        return app;
    }

    /// <summary>Creates the token of a one-time link, with which the person at the terminal signs in to the console.</summary>
    /// <param name="app">The server.</param>
    public static string CreateConsoleToken(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<ConsoleLinks>().Create();
    }

    /// <summary>Stops taking new calls, and waits until the calls in progress have ended. Stop the server afterwards.</summary>
    /// <param name="app">The server.</param>
    /// <param name="cancellationToken">Ends the waiting: the server is to stop now.</param>
    /// <returns>Whether every call has ended; <see langword="false"/> after the grace time (<c>DRAIN_SECONDS</c>), or when the waiting was ended.</returns>
    public static Task<bool> DrainAsync(WebApplication app, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<ServerDrain>().RunAsync(cancellationToken);
    }

    private static void AddServices(IServiceCollection services, ConciergeServerOptions options)
    {
        services.AddSingleton(options.TimeProvider);
        services.AddKeyedSingleton<TimeProvider>(typeof(Database), options.DatabaseTimeProvider ?? options.TimeProvider);
        services.AddSingleton(options.Database);
        services.AddSingleton(options.KnownRestaurants);
        if (options.WebSearch is { } search)
        {
            services.AddSingleton(search);
        }

        services.AddCallRecords(new CallRecordOptions { CallTimesFile = options.CallTimesFile, ResumesScheduledCalls = options.ResumesScheduledCalls });
        services.AddConcierge(options.Settings);
        services.AddSingleton<IHostLifetime, NoSignalHostLifetime>();
        services.AddSingleton(options);
        services.AddHostedService<ProcessTuningService>();
        services.AddHostedService<CallRecoveryService>();
        services.AddHostedService<CallShutdownService>();
        if (options.ChecksModels)
        {
            services.AddHostedService<ModelCheckService>();
        }

        if (options.ChecksSetup)
        {
            services.AddHostedService<SetupCheckService>();
        }

        if (options.InitialBookings.Count > 0)
        {
            services.AddHostedService(provider => new BookingSeedService(options.InitialBookings, provider.GetRequiredService<BookingImporter>()));
        }

        services.AddSingleton<ServerDrain>();
        services.AddSingleton<TwilioRequestValidator>();
        services.AddSingleton<RequestRegistry>();
        services.AddSingleton<StoredRequestFollower>();
        services.AddSingleton<RequestEventCopier>();
        services.AddSingleton<CallRequestParser>();
        services.AddSingleton<BookingCallService>();
        services.AddSingleton<PlanRequestReader>();
        services.AddSingleton(new PublicAddressPolicy(options.AllowsLocalWebhooks));
        services.AddSingleton<WebhookSignal>();
        if (options.OpenDatabaseAtStart)
        {
            services.AddHostedService<WebhookPublisher>();
            services.AddHostedService<WebhookSender>();
        }

        services.AddSingleton<PlanService>();
        services.AddSingleton<InterruptedCallReporter>();
        services.AddSingleton<McpHost>();
        services.AddSingleton<ConsoleLinks>();
        services.AddSingleton<ServerLoad>();
        services.AddConsolePage(options.ConsoleAssembly);
        if (options.Rehearsal is { } rehearsal)
        {
            services.AddSingleton(rehearsal);
        }

        services.AddConciergeTelemetry();
        services.AddApiKeyAuthentication(options.ApiKey);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemFactory.Complete);

        // ConciergeExceptionHandler then answers an invalid body with a code instead of a bare status.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ConciergeExceptionHandler>();
        services.ConfigureHttpJsonOptions(json => ApiJsonOptions.Configure(json.SerializerOptions));
        services.AddApiDescription();
    }
}
