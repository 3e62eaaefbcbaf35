namespace Concierge.Storage.Limits;

/// <summary>An entry of the file in which earlier versions kept the times of calls.</summary>
internal sealed record CallTimesFileEntry(string Id, DateTimeOffset At, string? User, string? Line, DateTimeOffset? Ended, bool Settled);
