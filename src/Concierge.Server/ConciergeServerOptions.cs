using Concierge.Calls.Limits;
using Concierge.Options;
using Concierge.Reservations;
using Microsoft.Extensions.Logging;

namespace Concierge.Server;

/// <summary>How a server is to be run.</summary>
public sealed record ConciergeServerOptions
{
    /// <summary>The program's settings.</summary>
    public required ConciergeSettings Settings { get; init; }

    /// <summary>The bearer key that the API asks for.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The address to listen on: 127.0.0.1 unless the machine itself is to be reachable.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Remembers when calls were placed.</summary>
    public required ICallTimes CallTimes { get; init; }

    /// <summary>Where restaurants, calls and bookings are kept; in a file that goes with the server unless given.</summary>
    public DatabaseLocation Database { get; init; } = DatabaseLocation.Temporary();

    /// <summary>Bookings that its book begins with, as in a rehearsal of cancelling one.</summary>
    public IReadOnlyList<Booking> Bookings { get; init; } = [];

    /// <summary>Whether the server does not start before its database is open. Otherwise it is opened beside the first request, and whoever needs it hears what is wrong with it.</summary>
    public bool OpensDatabaseFirst { get; init; } = true;

    /// <summary>Whether the servers of the configured models are asked, in the background, which models they offer.</summary>
    public bool ChecksModels { get; init; }

    /// <summary>Receives each warning about a configured model, one sentence each, beside the log. It is called on a background thread.</summary>
    public Action<string> OnModelWarning { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where logs go.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = logging => logging.ClearProviders();
}
