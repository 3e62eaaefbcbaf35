using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concierge.Agents;

/// <summary>Registers the agents.</summary>
public static class AgentServices
{
    /// <summary>Adds the orchestrator, its language model, the restaurant directory and the validator. <see cref="ConciergeSettings"/>, <see cref="TimeProvider"/> and <see cref="Calls.IReservationCalls"/> must be registered too.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => ChatClientFactory.Create(provider.GetRequiredService<ConciergeSettings>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRestaurantDirectory, ConfiguredRestaurantDirectory>();
        services.TryAddSingleton<ReservationValidator>();
        services.TryAddSingleton<Orchestrator>();
        return services;
    }
}
