using Concierge.Contracts;

namespace Concierge.Server.Security;

/// <summary>Finds who may act in a session: it ends with its time, with its key, and when somebody signs out.</summary>
internal sealed class SessionVerifier(KeyVerifier keys, EndedSessions endedSessions, TimeProvider timeProvider)
{
    /// <summary>Finds the holder of the key of a session; <see langword="null"/> if the session has ended.</summary>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public async Task<KeyHolder?> FindAsync(BrowserSession session, CancellationToken cancellationToken) =>
        session.ExpiresAt > timeProvider.GetUtcNow() && !await endedSessions.ContainsAsync(session, cancellationToken)
            ? await keys.FindByHashAsync(session.KeyHash, cancellationToken)
            : null;
}
