using Concierge.Agents;
using Concierge.Calls;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Settings;
using Concierge.Storage;
using Concierge.Telephony;
using Concierge.Voice;
using Concierge.Voice.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Concierge;

/// <summary>Puts the program's parts together.</summary>
public static class ConciergeServices
{
    // Twilio answers a request for a call within a second or two; a hung connection must not hold the user.
    private static readonly TimeSpan TwilioDeadline = TimeSpan.FromSeconds(15);

    /// <summary>Adds everything but the web server. <see cref="TimeProvider"/>, <see cref="ICallTimes"/> and <see cref="IVoiceModel"/> may be registered before to take the place of the ordinary ones.</summary>
    public static IServiceCollection AddConcierge(this IServiceCollection services, ConciergeSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallTimes, CallTimesInMemory>();
        services.TryAddSingleton<IVoiceModel, OpenAIRealtimeModel>();
        services.AddMetrics();
        services.AddSingleton<ConciergeMetrics>();
        services.AddHttpClient<TwilioService>(http => http.Timeout = TwilioDeadline).RemoveAllLoggers();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<CallDirections>();
        services.AddSingleton<RetryPolicy>();
        services.AddSingleton<OpeningPolicy>();
        services.AddSingleton<Redialer>();
        services.AddSingleton(provider => new CallServices(
            provider.GetRequiredService<TwilioService>(),
            provider.GetRequiredService<IVoiceModel>(),
            settings,
            provider.GetRequiredService<ConciergeMetrics>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CallManager(
            call => new CallSession(
                call,
                provider.GetRequiredService<CallServices>(),
                provider.GetRequiredService<Redialer>().TryPlan,
                provider.GetRequiredService<ILogger<CallSession>>()),
            provider.GetRequiredService<Redialer>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IReservationCalls, ReservationCaller>();
        services.AddSingleton<TwilioHandler>();
        services.TryAddSingleton<LocalClock>();
        services.AddStorage(settings);
        services.AddRestaurants(settings);
        services.AddAgents();
        return services;
    }
}
