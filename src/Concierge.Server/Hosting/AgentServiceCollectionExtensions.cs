using Concierge.Agents;
using Concierge.Agents.Changes;
using Concierge.Agents.Loop;
using Concierge.Agents.Offline;
using Concierge.Agents.Telemetry;
using Concierge.Calls;
using Concierge.Calls.Limits;
using Concierge.Media.Realtime;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Hosting;

/// <summary>Registers the agents' services.</summary>
public static class AgentServiceCollectionExtensions
{
    /// <summary>Adds the orchestrator, its language model and the validator.</summary>
    /// <remarks>
    /// Requires the parts of <see cref="ConciergeSettings"/>, <see cref="TimeProvider"/>, <see cref="IRestaurantDirectory"/>, <see cref="IBookingReader"/>
    /// and <see cref="IReservationCallService"/>.
    /// </remarks>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => AgentTelemetry.Observe(ChatClientFactory.Create(
            provider.GetRequiredService<AgentOptions>(),
            provider.GetRequiredService<RealtimeOptions>(),
            provider.GetRequiredService<TimeProvider>())));
        services.TryAddSingleton<ReservationValidator>();
        services.TryAddSingleton<LocalClock>();
        services.TryAddSingleton<BookingChanges>();
        services.TryAddSingleton(CreateBookingChangeReader);
        services.TryAddSingleton(provider => new Orchestrator(
            new AgentContext(
                provider.GetRequiredService<IChatClient>(),
                provider.GetRequiredService<IRestaurantDirectory>(),
                provider.GetRequiredService<IBookingReader>(),
                provider.GetRequiredService<IReservationCallService>(),
                provider.GetRequiredService<BookingChanges>(),
                provider.GetRequiredService<ReservationValidator>(),
                provider.GetRequiredService<GuestOptions>(),
                provider.GetRequiredService<LocalClock>(),
                provider.GetRequiredService<TimeProvider>())
            {
                Numbers = provider.GetService<PhoneNumberPolicy>(),
            },
            provider.GetRequiredService<ILogger<Orchestrator>>()));
        return services;
    }

    // The built-in model is an IChatClient too, but reads a change without a conversation around it.
    private static IBookingChangeReader CreateBookingChangeReader(IServiceProvider provider)
    {
        var chatClient = provider.GetRequiredService<IChatClient>();
        var clock = provider.GetRequiredService<LocalClock>();
        return chatClient.GetService(typeof(RuleBasedChatClient)) is null
            ? new ChatBookingChangeReader(chatClient, clock)
            : new RuleBookingChangeReader(clock);
    }
}
