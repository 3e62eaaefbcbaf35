using Concierge.Contracts;

namespace Concierge.Calls.Blocking;

/// <summary>Knows the numbers that are not called, because the callee asked for it or is not the restaurant.</summary>
public interface IBlockedNumberStore
{
    /// <summary>Finds a number; <see langword="null"/> if it may be called.</summary>
    /// <exception cref="ConciergeException">The numbers cannot be read (<c>storage.…</c>).</exception>
    Task<BlockedNumber?> FindAsync(string phoneNumber, CancellationToken cancellationToken);

    /// <summary>Lists all numbers, the latest first.</summary>
    /// <exception cref="ConciergeException">The numbers cannot be read (<c>storage.…</c>).</exception>
    Task<IReadOnlyList<BlockedNumber>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Allows a number to be called again.</summary>
    /// <returns>Whether it was not called before.</returns>
    /// <exception cref="ConciergeException">It cannot be stored (<c>storage.…</c>).</exception>
    Task<bool> AllowAsync(string phoneNumber, CancellationToken cancellationToken);
}
