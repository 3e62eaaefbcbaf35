using System.Collections.Concurrent;
using Concierge.Contracts;
using Concierge.Storage.Access;

namespace Concierge.Server.Security;

/// <summary>
/// The sessions in which somebody has signed out: a copy of the cookie is refused from then on, by the other servers of the same database a few seconds
/// later. Thread-safe.
/// </summary>
internal sealed class EndedSessions(RevocationStore store, TimeProvider timeProvider)
{
    /// <summary>How long a session is accepted without asking the database again.</summary>
    public static readonly TimeSpan Freshness = PersonalKeyRegistry.Freshness;

    private const string Purpose = "session";
    private const int MaxRemembered = 1000;

    private readonly ConcurrentDictionary<string, (bool HasEnded, DateTimeOffset Until)> _remembered = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether somebody has signed out in a session. A database that cannot be read ends none: the operator must be able to hang up.
    /// </summary>
    public async Task<bool> ContainsAsync(BrowserSession session, CancellationToken cancellationToken)
    {
        var id = RevocationStore.CreateId(Purpose, session.Id);
        var now = timeProvider.GetUtcNow();
        if (_remembered.TryGetValue(id, out var remembered) && remembered.Until > now)
        {
            return remembered.HasEnded;
        }

        bool hasEnded;
        try
        {
            hasEnded = await store.CountAsync(id, cancellationToken) > 0;
        }
        catch (ConciergeException)
        {
            hasEnded = remembered.HasEnded;
        }

        Remember(id, hasEnded, now + Freshness);
        return hasEnded;
    }

    /// <summary>Ends a session.</summary>
    /// <exception cref="ConciergeException">The database cannot be written (<c>storage.…</c>).</exception>
    public async Task AddAsync(BrowserSession session, CancellationToken cancellationToken)
    {
        var id = RevocationStore.CreateId(Purpose, session.Id);
        await store.RevokeAsync(id, session.ExpiresAt, cancellationToken);
        Remember(id, hasEnded: true, session.ExpiresAt);
    }

    private void Remember(string id, bool hasEnded, DateTimeOffset until)
    {
        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[id] = (hasEnded, until);
    }
}
