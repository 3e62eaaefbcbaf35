namespace Concierge.Bench;

/// <summary>How much time a run is given around its window of measurement.</summary>
/// <param name="Ramp">Over how long the calls begin: as long as a turn takes, so that they are not all in the same part of it.</param>
/// <param name="Warming">From the first calls to the reading that memory is counted from.</param>
/// <param name="Settling">From the last call to the window.</param>
/// <param name="Compiling">How long at most .NET is waited for until it has compiled what is hot.</param>
/// <param name="Closing">From putting the telephones down to ending the program.</param>
internal sealed record Pace(TimeSpan Ramp, TimeSpan Warming, TimeSpan Settling, TimeSpan Compiling, TimeSpan Closing)
{
    /// <summary>For figures.</summary>
    public static Pace Full { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

    /// <summary>For seeing that everything still works; its figures mean nothing.</summary>
    public static Pace Short { get; } = new(TimeSpan.FromSeconds(0.2), TimeSpan.Zero, TimeSpan.FromSeconds(0.3), TimeSpan.Zero, TimeSpan.FromSeconds(0.1));
}
