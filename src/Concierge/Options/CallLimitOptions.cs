namespace Concierge.Options;

/// <summary>How many calls may be made.</summary>
public sealed record CallLimitOptions
{
    /// <summary><c>CALLS_PER_HOUR</c>, from 1.</summary>
    public int CallsPerHour { get; init; } = 5;

    /// <summary><c>CALLS_PER_DAY</c>, from 1.</summary>
    public int CallsPerDay { get; init; } = 20;

    /// <summary><c>CALLS_PER_RESTAURANT</c>, from 1: how many calls one number gets at the same time.</summary>
    public int CallsPerRestaurant { get; init; } = 1;

    /// <summary><c>CALL_PAUSE_SECONDS</c>, 0 to 3600: how long a restaurant that has answered is not called for another booking.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>MAX_CALLS</c>, from 1: calls under way at once, those that wait to be dialled again among them.</summary>
    public int MaxCalls { get; init; } = 200;

    /// <summary><c>MAX_CALLS_TOTAL</c>, from 1: calls under way at once on all servers that share a database; <see langword="null"/> for no maximum.</summary>
    public int? MaxCallsTotal { get; init; }
}
