using Concierge.Reservations;
using Concierge.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage;

/// <summary>Puts the database and what is kept in it together.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, ConciergeSettings settings)
    {
        services.AddSingleton(provider => new Database(settings.Database ?? DatabaseLocation.OfFile(UserFolders.DatabaseFile), provider.GetRequiredService<ILogger<Database>>()));
        services.AddSingleton(new GuestSeal(() => settings.DataKey ?? DataKey.ReadOrCreate(UserFolders.DataKeyFile)));
        services.AddSingleton<IReservationBook, ReservationBook>();
        return services;
    }
}
