using Concierge.Reservations;
using Concierge.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage;

/// <summary>Puts the database and what is kept in it together.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, ConciergeSettings settings)
    {
        services.TryAddSingleton(_ => settings.Database ?? DatabaseLocation.Temporary());
        services.AddSingleton(provider => new Database(provider.GetRequiredService<DatabaseLocation>(), provider.GetRequiredService<ILogger<Database>>()));
        services.AddSingleton(new GuestSeal(() => settings.DataKey ?? DataKey.ReadOrCreate(UserFolders.DataKeyFile)));
        services.AddSingleton<IReservationBook, ReservationBook>();
        services.AddSingleton<EarlierBookings>();
        return services;
    }
}
