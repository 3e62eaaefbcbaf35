using System.Collections.Concurrent;
using Concierge.Access;
using Concierge.Contracts;
using NodaTime;
using NodaTime.Extensions;

namespace Concierge.Server.Security;

/// <summary>
/// Finds the person of a key. What was found is remembered for a few seconds: a key that is revoked is refused by every server after that time at the
/// latest. Thread-safe.
/// </summary>
internal sealed class PersonalKeyRegistry(IPersonalKeyStore store, TimeProvider timeProvider)
{
    /// <summary>How long a key is accepted without asking the database again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private const int MaxRemembered = 1000;

    private readonly ConcurrentDictionary<string, (PersonalKey Key, DateTimeOffset Until)> _remembered = new(StringComparer.Ordinal);

    /// <summary>Finds the person whose key has a hash; <see langword="null"/> if there is none.</summary>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public async Task<PersonalKey?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexString(hash);
        var now = timeProvider.GetUtcNow();
        if (_remembered.TryGetValue(name, out var remembered) && remembered.Until > now)
        {
            return remembered.Key;
        }

        _remembered.TryRemove(name, out _);
        if (await store.FindAsync(hash, cancellationToken) is not { } found)
        {
            return null;
        }

        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        await RecordUseAsync(found, now.ToInstant().InUtc().Date, cancellationToken);
        _remembered[name] = (found, now + Freshness);
        return found;
    }

    // A database that cannot be written does not shut anybody out.
    private async Task RecordUseAsync(PersonalKey key, LocalDate today, CancellationToken cancellationToken)
    {
        if (key.LastUsedOn == today)
        {
            return;
        }

        try
        {
            await store.RecordUseAsync(key, today, cancellationToken);
        }
        catch (ConciergeException)
        {
            // The next use tries again.
        }
    }
}
