namespace Concierge.Bench;

/// <summary>The times of a run around its window of measurement.</summary>
/// <param name="Ramp">The time over which the calls start: as long as a turn, so that the calls are not all at the same point of it.</param>
/// <param name="Warming">From the first calls to the baseline of the memory.</param>
/// <param name="Settling">From the last call to the window.</param>
/// <param name="Compiling">The maximum wait until .NET has compiled the hot methods.</param>
/// <param name="Closing">From hanging up to ending the program.</param>
internal sealed record Pace(TimeSpan Ramp, TimeSpan Warming, TimeSpan Settling, TimeSpan Compiling, TimeSpan Closing)
{
    /// <summary>For measurements.</summary>
    public static Pace Full { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

    /// <summary>For a check that everything works; its figures mean nothing.</summary>
    public static Pace Short { get; } = new(TimeSpan.FromSeconds(0.2), TimeSpan.Zero, TimeSpan.FromSeconds(0.3), TimeSpan.Zero, TimeSpan.FromSeconds(0.1));
}
