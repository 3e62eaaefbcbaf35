using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Realtime;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage;
using Concierge.Telemetry;
using Concierge.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Hosting;

/// <summary>Registers the program's services.</summary>
public static class ConciergeServiceCollectionExtensions
{
    // Twilio answers a request for a call within a second or two; a stalled connection must not block the request.
    private static readonly TimeSpan TwilioTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Adds every service except the web server. Register <see cref="TimeProvider"/>, <see cref="ICallTimeStore"/>, <see cref="ICallRecorder"/> or
    /// <see cref="IVoiceModel"/> first to replace the default.
    /// </summary>
    public static IServiceCollection AddConcierge(this IServiceCollection services, ConciergeSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new RealtimeOptions
        {
            ApiKey = settings.OpenAIApiKey,
            BaseUrl = settings.OpenAIBaseUrl,
            Model = settings.RealtimeModel,
            Voice = settings.RealtimeVoice,
            AudioChunk = settings.AudioChunk,
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallTimeStore, InMemoryCallTimeStore>();
        services.TryAddSingleton<ICallRecorder, NullCallRecorder>();
        services.TryAddSingleton<IVoiceModel, OpenAIRealtimeModel>();
        services.AddMetrics();
        services.AddSingleton<ConciergeMetrics>();
        services.AddHttpClient<TwilioService>(http => http.Timeout = TwilioTimeout).RemoveAllLoggers();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<CallTwiml>();
        services.AddSingleton<RetryPolicy>();
        services.AddSingleton<OpeningHoursPolicy>();
        services.AddSingleton<RetryScheduler>();
        services.AddSingleton(provider => new CallSessionServices(
            provider.GetRequiredService<TwilioService>(),
            provider.GetRequiredService<IVoiceModel>(),
            settings,
            provider.GetRequiredService<ConciergeMetrics>(),
            provider.GetRequiredService<ICallRecorder>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
        {
            // Resolved before the call manager and therefore disposed after it: a call that ends at shutdown is still recorded.
            var callServices = provider.GetRequiredService<CallSessionServices>();
            return new CallManager(
                call => new CallSession(
                    call,
                    callServices,
                    provider.GetRequiredService<RetryScheduler>().TryScheduleRetry,
                    provider.GetRequiredService<ILogger<CallSession>>()),
                provider.GetRequiredService<RetryScheduler>(),
                settings.MaxCalls,
                provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IReservationCallService, ReservationCallService>();
        services.AddSingleton<FrameCoalescerFactory>();
        services.AddSingleton(provider => new TwilioHandler(
            provider.GetRequiredService<CallManager>(),
            provider.GetRequiredService<ConciergeMetrics>(),
            provider.GetRequiredService<FrameCoalescerFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TwilioHandler>>()));
        services.TryAddSingleton<LocalClock>();
        services.AddStorage(settings);
        services.AddRestaurants(settings);
        services.AddAgents();
        services.AddModelCheck();
        return services;
    }
}
