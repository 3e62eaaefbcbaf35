using System.Collections.Concurrent;
using System.Globalization;
using Concierge.Calls.Limits;
using Concierge.Contracts;

namespace Concierge.Server.Endpoints;

/// <summary>The events of the latest requests, from which a client whose connection broke continues. In memory only.</summary>
internal sealed class RequestRegistry(TimeProvider timeProvider)
{
    private const int MaxRequests = 1000;

    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Entry> _requests = new(StringComparer.Ordinal);

    /// <summary>Creates the log of a new request.</summary>
    /// <param name="id">The id of the request.</param>
    public RequestEventLog Create(string id)
    {
        Forget();
        var log = new RequestEventLog(id);
        _requests[id] = new Entry(log, CurrentUser.OwnerId, timeProvider.GetUtcNow());
        return log;
    }

    /// <summary>Finds the log of a request that was repeated; <see langword="null"/> if another server has it, or it is no longer stored.</summary>
    public RequestEventLog? FindRepeated(string? requestId) =>
        requestId is not null && _requests.TryGetValue(requestId, out var entry) && CurrentUser.MaySee(entry.OwnerId) ? entry.Log : null;

    /// <summary>Finds the log of a request.</summary>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="lastEventId">The id of the last event that the client has seen; <see langword="null"/> for none.</param>
    /// <returns>The log, and the number of that event.</returns>
    /// <exception cref="ConciergeException">There is no such request, or it is another user's (<c>request.not_known</c>).</exception>
    public (RequestEventLog Log, int After) Find(string? requestId, string? lastEventId)
    {
        var (id, number) = Parse(lastEventId);
        return (requestId is null || id is null || requestId == id) && (requestId ?? id) is { } wanted && _requests.TryGetValue(wanted, out var entry)
            && CurrentUser.MaySee(entry.OwnerId)
            ? (entry.Log, number)
            : throw new ConciergeException(new(
                "request.not_known",
                "There is no such request, or its events are no longer stored.",
                "Events are kept for an hour. GET /calls shows the calls that were placed."));
    }

    private static (string? RequestId, int Number) Parse(string? eventId)
    {
        var parts = eventId?.Split(':') ?? [];
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (parts[0], number) : default;
    }

    private void Forget()
    {
        var oldest = timeProvider.GetUtcNow() - Retention;
        var surplus = _requests.Count - MaxRequests + 1;
        foreach (var (id, entry) in _requests.OrderBy(request => request.Value.CreatedAt))
        {
            if (surplus-- <= 0 && entry.CreatedAt >= oldest)
            {
                return;
            }

            _requests.TryRemove(id, out _);
        }
    }

    private sealed record Entry(RequestEventLog Log, string? OwnerId, DateTimeOffset CreatedAt);
}
