using Concierge.Agents.Offline;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Calls.Plans;
using Concierge.Calls.Prices;
using Concierge.Calls.Reading;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Realtime;
using Concierge.Media.Tuning;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage;
using Concierge.Telemetry;
using Concierge.Twilio;
using Microsoft.Extensions.AI;
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
    /// Adds every service except the web server. Register <see cref="TimeProvider"/>, <see cref="ICallLimitStore"/>, <see cref="ICallRecorder"/> or
    /// <see cref="IVoiceModel"/> first to replace the default.
    /// </summary>
    public static IServiceCollection AddConcierge(this IServiceCollection services, ConciergeSettings settings)
    {
        services.AddSettings(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallLimitStore, InMemoryCallLimitStore>();
        services.TryAddSingleton<ICallRecorder, NullCallRecorder>();
        services.TryAddSingleton<ICallOwnership, SoleCallOwnership>();
        services.TryAddSingleton(new ProcessTuning(settings.Server.ProcessTuning));
        services.TryAddSingleton<IVoiceModel>(provider => new OpenAIRealtimeModel(
            provider.GetRequiredService<RealtimeOptions>(),
            provider.GetRequiredService<ProcessTuning>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OpenAIRealtimeSession>>()));
        services.AddMetrics();
        services.AddSingleton<ConciergeMetrics>();
        services.AddHttpClient<TwilioService>(http => http.Timeout = TwilioTimeout).RemoveAllLoggers();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<CallTwiml>();
        services.AddSingleton<RetryPolicy>();
        services.AddSingleton<OpeningHoursPolicy>();
        services.AddSingleton<RetryScheduler>();
        services.AddSingleton<PhoneNumberPolicy>();

        // The call manager depends on them. They are therefore disposed after it: a call that ends at shutdown is still recorded.
        services.AddSingleton(CreateCallSessionServices);
        services.AddSingleton<CallSessionFactory>();
        services.AddSingleton(provider => new CallManager(
            provider.GetRequiredService<CallSessionFactory>(),
            provider.GetRequiredService<RetryScheduler>(),
            settings.Limits,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CallChecker>();
        services.AddSingleton<CallPlanRegistry>();
        services.AddSingleton(CallPriceTable.Load(settings.Calls.PricesFile));
        services.AddSingleton<IReservationCallService, ReservationCallService>();
        services.AddSingleton<FrameCoalescerFactory>();
        services.AddSingleton(provider => new TwilioHandler(
            provider.GetRequiredService<CallManager>(),
            provider.GetRequiredService<ConciergeMetrics>(),
            provider.GetRequiredService<FrameCoalescerFactory>(),
            provider.GetRequiredService<ICallOwnership>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TwilioHandler>>()));
        services.TryAddSingleton<LocalClock>();
        services.AddStorage();
        services.AddRestaurants(settings.Restaurants);
        services.AddAgents();
        services.AddModelCheck();
        return services;
    }

    private static CallSessionServices CreateCallSessionServices(IServiceProvider provider) => new(
        provider.GetRequiredService<TwilioService>(),
        provider.GetRequiredService<TwilioOptions>(),
        provider.GetRequiredService<CallTwiml>(),
        provider.GetRequiredService<IVoiceModel>(),
        provider.GetRequiredService<CallOptions>(),
        provider.GetRequiredService<RealtimeOptions>(),
        provider.GetRequiredService<ConciergeMetrics>(),
        provider.GetRequiredService<ICallRecorder>(),
        provider.GetRequiredService<ICallOwnership>(),
        provider.GetRequiredService<TimeProvider>(),
        CreateTranscriptReader(provider));

    // The built-in model is an IChatClient too; it has nothing to add to the rules. A missing key is told by the request that needs the model.
    private static ModelTranscriptReader? CreateTranscriptReader(IServiceProvider provider)
    {
        try
        {
            var chatClient = provider.GetRequiredService<IChatClient>();
            return chatClient.GetService(typeof(RuleBasedChatClient)) is null ? new ModelTranscriptReader(chatClient) : null;
        }
        catch (ConciergeException)
        {
            return null;
        }
    }
}
