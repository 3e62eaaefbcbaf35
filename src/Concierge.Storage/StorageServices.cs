using Concierge.Access;
using Concierge.Calls;
using Concierge.Calls.Blocking;
using Concierge.Calls.Limits;
using Concierge.Calls.Plans;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage.Access;
using Concierge.Storage.Blocking;
using Concierge.Storage.Bookings;
using Concierge.Storage.Calls;
using Concierge.Storage.Engines;
using Concierge.Storage.Idempotency;
using Concierge.Storage.Limits;
using Concierge.Storage.Plans;
using Concierge.Storage.Recovery;
using Concierge.Storage.Requests;
using Concierge.Storage.Schedules;
using Concierge.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage;

/// <summary>Registers the database and its stores.</summary>
internal static class StorageServices
{
    /// <summary>
    /// Adds the database and the stores of bookings, calls and requests. The first use opens the database. A <see cref="TimeProvider"/> with the key
    /// <see cref="Database"/> is the clock of its deadlines; without one it is the <see cref="TimeProvider"/> of everything else.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => provider.GetRequiredService<StorageOptions>().Database ?? DatabaseLocation.CreateTemporary());
        services.TryAddSingleton(provider => new Database(provider.GetRequiredService<DatabaseLocation>(), provider.GetRequiredService<ILogger<Database>>())
        {
            TimeProvider = provider.GetKeyedService<TimeProvider>(typeof(Database)) ?? provider.GetRequiredService<TimeProvider>(),
        });
        services.AddSingleton(provider => new GuestTextCipher(
            () => provider.GetRequiredService<StorageOptions>().DataKey ?? DataKeyFile.ReadOrCreate(UserDataPaths.DataKeyFile)));
        services.AddSingleton<IBookingReader, BookingReader>();
        services.AddSingleton<CallReader>();
        services.AddSingleton<BookingImporter>();
        services.AddSingleton<RequestRecorderFactory>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<ICallPlanStore, PlanStore>();
        services.AddSingleton<IPersonalKeyStore, PersonalKeyStore>();
        services.AddSingleton<RevocationStore>();
        services.AddSingleton<IPersonalLimitReader, PersonalLimitReader>();
        services.TryAddSingleton<IBlockedNumberStore, BlockedNumberStore>();
        return services;
    }

    /// <summary>Adds the call recorder, the exact limits of calls, and the recovery of calls whose process died.</summary>
    public static IServiceCollection AddCallRecords(this IServiceCollection services, CallRecordOptions? options = null)
    {
        services.AddSingleton(options ?? new CallRecordOptions());
        services.AddSingleton<ServerHeartbeat>();
        services.AddSingleton<ServerList>();
        services.AddSingleton<ICallRecorder, CallRecorder>();
        services.AddSingleton<CallOwnerTable>();
        services.AddSingleton<ICallLimitStore>(provider => new SqlCallLimitStore(
            provider.GetRequiredService<Database>(),
            new CallTimesImporter(
                provider.GetRequiredService<CallRecordOptions>().CallTimesFile,
                provider.GetRequiredService<Database>(),
                provider.GetRequiredService<CallOptions>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<CallTimesImporter>>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqlCallLimitStore>>()));
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton<RequestEventStore>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<DeadServerDetector>();
        services.AddSingleton<CarrierInquiry>();
        services.AddSingleton<ScheduledCallClaimer>();
        services.AddSingleton<CallRecovery>();
        services.AddSingleton<CallPriceUpdater>();
        return services;
    }
}
