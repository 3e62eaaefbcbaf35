using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using Concierge.Calls.Limits;
using Concierge.Contracts;

namespace Concierge.Server.Endpoints;

/// <summary>
/// The events of the latest requests, from which a client whose connection broke continues: in memory, until an hour after the end, and of requests with an
/// <c>Idempotency-Key</c> in the database, without the words of the call.
/// </summary>
internal sealed class RequestRegistry(StoredRequestFollower elsewhere, TimeProvider timeProvider) : IDisposable
{
    private const int MaxRequests = 1000;

    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Entry> _requests = new(StringComparer.Ordinal);
    private ITimer? _sweep;

    /// <summary>Creates the log of a new request.</summary>
    /// <param name="id">The id of the request.</param>
    public RequestEventLog Create(string id)
    {
        Forget();
        var log = new RequestEventLog(id);
        _requests[id] = new Entry(log, CurrentUser.OwnerId, timeProvider.GetUtcNow());
        LazyInitializer.EnsureInitialized(ref _sweep, () => timeProvider.CreateTimer(_ => Forget(), null, SweepPeriod, SweepPeriod));
        return log;
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep?.Dispose();

    // Null if another server has it, or it is no longer stored.
    private RequestEventLog? FindRepeated(string requestId) =>
        _requests.TryGetValue(requestId, out var entry) && CurrentUser.MaySee(entry.OwnerId) ? entry.Log : null;

    /// <summary>Finds the events of a request, at this server or, if it has an <c>Idempotency-Key</c>, at another.</summary>
    /// <param name="requestId">The id of the request; <see langword="null"/> for that of the event.</param>
    /// <param name="lastEventId">The id of the last event that the client has seen; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the search, and the events.</param>
    /// <returns>The events after that one.</returns>
    /// <exception cref="ConciergeException">
    /// There is no such request, or it is another user's (<c>request.not_known</c>), or the database cannot be used (<c>storage.…</c>).
    /// </exception>
    public async Task<IAsyncEnumerable<SseItem<string>>> FindAsync(string? requestId, string? lastEventId, CancellationToken cancellationToken)
    {
        var (id, number) = Parse(lastEventId);
        if ((requestId is null || id is null || requestId == id) && (requestId ?? id) is { } wanted)
        {
            if (FindRepeated(wanted) is { } log)
            {
                return log.FollowAsync(number, cancellationToken);
            }

            if (!_requests.ContainsKey(wanted) && await elsewhere.IsKnownAsync(wanted, cancellationToken))
            {
                return elsewhere.FollowAsync(wanted, number, cancellationToken);
            }
        }

        throw new ConciergeException(new(
            "request.not_known",
            "There is no such request, or its events are no longer stored.",
            "Events are kept for an hour, and for a day with an Idempotency-Key. GET /calls shows the calls that were placed."));
    }

    /// <summary>Follows a repeated request from its start, at this server or another.</summary>
    public IAsyncEnumerable<SseItem<string>> FollowRepeated(string requestId, CancellationToken cancellationToken) =>
        FindRepeated(requestId)?.FollowAsync(after: 0, cancellationToken) ?? elsewhere.FollowAsync(requestId, after: 0, cancellationToken);

    private static (string? RequestId, int Number) Parse(string? eventId)
    {
        var parts = eventId?.Split(':') ?? [];
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (parts[0], number) : default;
    }

    private void Forget()
    {
        var now = timeProvider.GetUtcNow();
        var surplus = _requests.Count - MaxRequests + 1;
        foreach (var (id, entry) in _requests.OrderBy(request => request.Value.CreatedAt))
        {
            if (entry.Log.IsComplete)
            {
                entry.EndedAt ??= now;
            }

            if (surplus-- > 0 || now - entry.EndedAt >= Retention)
            {
                _requests.TryRemove(id, out _);
            }
        }
    }

    private sealed record Entry(RequestEventLog Log, string? OwnerId, DateTimeOffset CreatedAt)
    {
        /// <summary>When the end of the request was first seen.</summary>
        public DateTimeOffset? EndedAt { get; set; }
    }
}
