using Concierge.Reservations;
using Concierge.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concierge.Agents;

/// <summary>Registers the agents.</summary>
public static class AgentServices
{
    /// <summary>Adds the orchestrator, its language model and the validator. <see cref="ConciergeSettings"/>, <see cref="TimeProvider"/>, <see cref="Restaurants.IRestaurantDirectory"/> and <see cref="Calls.IReservationCalls"/> must be registered too.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => ChatClientFactory.Create(provider.GetRequiredService<ConciergeSettings>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ReservationValidator>();
        services.TryAddSingleton<Orchestrator>();
        return services;
    }
}
