namespace Concierge.Contracts.Api;

/// <summary>A server that has registered in the database.</summary>
/// <param name="Id">The id of its process, new at every start.</param>
/// <param name="Machine">The name of its machine.</param>
/// <param name="ProcessId">The number of the process on that machine.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it last said that it is alive: every five seconds.</param>
/// <param name="IsThis">Whether it is the one that answers.</param>
public sealed record ServerProcessView(string Id, string Machine, int ProcessId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);
