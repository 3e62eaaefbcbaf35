using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Idempotency;
using Concierge.Server.Mapping;
using Concierge.Storage.Idempotency;
using Concierge.Storage.Requests;

namespace Concierge.Server.Endpoints;

/// <summary>Follows a request that another server carries out, by the events in the database.</summary>
internal sealed class StoredRequestFollower(RequestEventStore events, IdempotencyStore requests, TimeProvider timeProvider)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    // The events follow the answer that is stored beside the key within moments.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(10);

    /// <summary>Whether the database has events of a request of the current user.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<bool> IsKnownAsync(string requestId, CancellationToken cancellationToken) =>
        (await events.ReadAsync(requestId, after: 0, cancellationToken)).Count > 0;

    /// <summary>
    /// Streams the events after a number. The answer is the last one. If the server of the request fails, an answer without an id says so; if the request
    /// was refused and forgotten, the stream ends without an answer, and the request may be sent again.
    /// </summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(string requestId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (seen, news) = (after, timeProvider.GetTimestamp());
        while (true)
        {
            foreach (var item in await events.ReadAsync(requestId, seen, cancellationToken))
            {
                (seen, news) = (item.Number, timeProvider.GetTimestamp());
                if (item.IsOmitted)
                {
                    continue;
                }

                yield return new SseItem<string>(item.Data, item.Name) { EventId = RequestEventLog.CreateEventId(requestId, seen) };
                if (item.Name == ProgressEventNames.Answer)
                {
                    yield break;
                }
            }

            if (timeProvider.GetElapsedTime(news) > MaxDelay)
            {
                var progress = await requests.GetProgressAsync(requestId, cancellationToken);
                if (!progress.IsKnown)
                {
                    yield break;
                }

                if (progress.Answer is { } answer)
                {
                    yield return new SseItem<string>(answer.Body, ProgressEventNames.Answer) { EventId = RequestEventLog.CreateEventId(requestId, seen + 1) };
                    yield break;
                }

                if (!progress.IsServerKnown)
                {
                    var error = IdempotencyErrors.InProgress;
                    yield return ProgressEventFactory.Create(new RequestAnswer("", error.Message, error.Code, error.Remedy, Result: null));
                    yield break;
                }
            }

            await Task.Delay(Period, timeProvider, cancellationToken);
        }
    }
}
