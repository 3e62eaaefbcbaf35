using Concierge.Contracts;

namespace Concierge.Calls.Plans;

/// <summary>Stores plans, so that any server may place what another one has planned.</summary>
internal interface ICallPlanStore
{
    /// <summary>Stores a new plan, and deletes those that expired a day ago or earlier.</summary>
    /// <exception cref="ConciergeException">The plan cannot be stored (<c>storage.…</c>).</exception>
    Task AddAsync(CallPlan plan, CancellationToken cancellationToken);

    /// <summary>Finds a plan of any owner; <see langword="null"/> if there is none, or if it cannot be decrypted.</summary>
    /// <exception cref="ConciergeException">The plans cannot be read (<c>storage.…</c>).</exception>
    Task<CallPlan?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Claims a plan that is not used yet, for the one call that it allows.</summary>
    /// <returns>Whether the plan was claimed: <see langword="false"/> if it is used.</returns>
    /// <exception cref="ConciergeException">It cannot be stored (<c>storage.…</c>).</exception>
    Task<bool> TryUseAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Records the call that was placed for a plan; with <see langword="null"/>, that none was placed and the plan can still be used.</summary>
    /// <exception cref="ConciergeException">It cannot be stored (<c>storage.…</c>).</exception>
    Task RecordCallAsync(string id, string? callId, CancellationToken cancellationToken);
}
