using Concierge.Calls;
using Concierge.Settings;
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

    /// <summary>Whether frames are carried through on the threads that wait for sockets: for a process that is a server and nothing else.</summary>
    public bool InlineScheduling { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where logs go.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = logging => logging.ClearProviders();
}
