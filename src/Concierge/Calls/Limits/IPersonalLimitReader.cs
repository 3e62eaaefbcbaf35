using Concierge.Contracts;

namespace Concierge.Calls.Limits;

/// <summary>Reads the limits that persons have of their own.</summary>
internal interface IPersonalLimitReader
{
    /// <summary>Finds the limits of a person.</summary>
    /// <param name="user">The fingerprint of the person (<see cref="CurrentUser.Fingerprint"/>).</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns><see langword="null"/> if those of the settings apply.</returns>
    /// <exception cref="ConciergeException">The limits cannot be read (<c>storage.…</c>).</exception>
    Task<PersonalLimits?> FindAsync(string user, CancellationToken cancellationToken);
}
