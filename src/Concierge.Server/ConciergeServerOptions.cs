using System.Reflection;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Server.Console;
using Microsoft.Extensions.Logging;

namespace Concierge.Server;

/// <summary>The options of a server.</summary>
public sealed record ConciergeServerOptions
{
    /// <summary>The program's settings.</summary>
    public required ConciergeSettings Settings { get; init; }

    /// <summary>The bearer key of the API.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The address to listen on. The default 127.0.0.1 accepts local connections only.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The file in which earlier versions kept the times of calls. It is taken over; <see langword="null"/> for none.</summary>
    public string? CallTimesFile { get; init; }

    /// <summary>
    /// Whether this server makes the scheduled attempts of processes that have ended, and leaves its own to another process when it stops. A server
    /// that lives for one request does not.
    /// </summary>
    public bool ResumesScheduledCalls { get; init; }

    /// <summary>The database of restaurants, calls and bookings. The default is a temporary file that is deleted with the server.</summary>
    public DatabaseLocation Database { get; init; } = DatabaseLocation.CreateTemporary();

    /// <summary>Restaurants that the directory knows beside those of the database: a rehearsal's.</summary>
    public KnownRestaurants KnownRestaurants { get; init; } = KnownRestaurants.None;

    /// <summary>Finds restaurants that the directory does not know; <see langword="null"/> for the search that the settings switch on.</summary>
    public IRestaurantWebSearch? WebSearch { get; init; }

    /// <summary>Bookings to store at the start, as a rehearsal of a cancellation needs.</summary>
    public IReadOnlyList<Booking> InitialBookings { get; init; } = [];

    /// <summary>Whether the server opens its database before it starts. Otherwise the first request opens it and reports its errors.</summary>
    public bool OpenDatabaseAtStart { get; init; } = true;

    /// <summary>Whether the servers of the configured models are asked, in the background, which models they offer.</summary>
    public bool ChecksModels { get; init; }

    /// <summary>Whether the accounts, the database and the certificate are checked in the background once the server is ready.</summary>
    public bool ChecksSetup { get; init; }

    /// <summary>Receives each warning about a configured model, one sentence each, beside the log. It is called on a background thread.</summary>
    public Action<string> OnModelWarning { get; init; } = _ => { };

    /// <summary>What a rehearsal adds to the console; <see langword="null"/> for a server that calls real restaurants.</summary>
    public IConsoleRehearsal? Rehearsal { get; init; }

    /// <summary>The assembly with the built files of the console; <see langword="null"/> for the program's own.</summary>
    internal Assembly? ConsoleAssembly { get; init; }

    /// <summary>Whether webhooks may go to addresses of this machine and of private networks, without TLS: for tests.</summary>
    public bool AllowsLocalWebhooks { get; init; }

    /// <summary>The source of time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The clock of the database's deadlines; <see langword="null"/> for <see cref="TimeProvider"/>. A rehearsal's clock runs faster than real time, a
    /// disk does not.
    /// </summary>
    public TimeProvider? DatabaseTimeProvider { get; init; }

    /// <summary>Configures the log providers.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = logging => logging.ClearProviders();
}
