using Concierge.Contracts;

namespace Concierge.Access;

/// <summary>Stores the keys of persons, as hashes.</summary>
public interface IPersonalKeyStore
{
    /// <summary>Stores a new key.</summary>
    /// <exception cref="ConciergeException">
    /// The person has a valid key already (<c>key.exists</c>), or the database cannot be used (<c>storage.…</c>).
    /// </exception>
    Task AddAsync(PersonalKey key, byte[] hash, CancellationToken cancellationToken);

    /// <summary>Lists all keys, the oldest first.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    Task<IReadOnlyList<PersonalKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Finds the valid key with a hash; <see langword="null"/> if there is none, or if it was revoked.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    Task<PersonalKey?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Revokes the valid key of a person, or the key with an id.</summary>
    /// <returns>The revoked key; <see langword="null"/> if there is none.</returns>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    Task<PersonalKey?> RevokeAsync(string nameOrId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Records that a key was used today.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    Task RecordUseAsync(PersonalKey key, NodaTime.LocalDate today, CancellationToken cancellationToken);
}
