namespace Concierge.Storage.Schedules;

/// <summary>How the records of calls are kept.</summary>
internal sealed record CallRecordOptions
{
    /// <summary>The file in which earlier versions kept the times of calls, which is taken over; <see langword="null"/> for none.</summary>
    public string? CallTimesFile { get; init; }

    /// <summary>
    /// Whether this process makes the scheduled attempts of processes that have ended, and leaves its own to another process when it ends: a server
    /// does; a program that runs for one request does not, because its guest has ended it.
    /// </summary>
    public bool ResumesScheduledCalls { get; init; }
}
