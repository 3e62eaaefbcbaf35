using Concierge.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Hosting;

/// <summary>Registers the settings, each part under its own type.</summary>
internal static class SettingsServiceCollectionExtensions
{
    /// <summary>Adds every part of the settings. A service takes the parts that it uses.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services, ConciergeSettings settings)
    {
        services.AddSingleton(settings.Realtime);
        services.AddSingleton(settings.Agents);
        services.AddSingleton(settings.Twilio);
        services.AddSingleton(settings.Calls);
        services.AddSingleton(settings.Limits);
        services.AddSingleton(settings.Restaurants);
        services.AddSingleton(settings.Guest);
        services.AddSingleton(settings.Server);
        services.AddSingleton(settings.Mcp);
        services.AddSingleton(settings.Storage);
        return services;
    }
}
