using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Server.Requests;
using Concierge.Storage.Requests;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Endpoints;

/// <summary>
/// Copies the events of a request into the database, without the words of the call, for a client that repeats its request at another server. The request
/// never waits for it.
/// </summary>
internal sealed partial class RequestEventCopier(RequestEventStore store, TimeProvider timeProvider, ILogger<RequestEventCopier> logger)
{
    private const int MaxAttempts = 10;

    private static readonly TimeSpan AttemptDelay = TimeSpan.FromSeconds(2);

    /// <summary>Starts to copy a log of the current user, until it is complete. Never throws.</summary>
    public void Start(RequestEventLog log)
    {
        var ownerId = CurrentUser.OwnerId;
        _ = Task.Run(() => CopyAsync(log, ownerId));
    }

    private async Task CopyAsync(RequestEventLog log, string? ownerId)
    {
        try
        {
            var number = 0;
            await foreach (var item in log.FollowAsync(after: 0, CancellationToken.None))
            {
                await AddAsync(log.RequestId, ownerId, TranscriptRemover.CreateStored(++number, item));
            }
        }
        catch (ConciergeException exception)
        {
            LogNotStored(log.RequestId, exception.Error.Code);
        }
        catch (Exception exception)
        {
            LogFault(exception, log.RequestId);
        }
    }

    private async Task AddAsync(string requestId, string? ownerId, StoredRequestEvent happened)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.AddAsync(requestId, ownerId, happened, CancellationToken.None);
                return;
            }
            catch (ConciergeException) when (attempt < MaxAttempts)
            {
                await Task.Delay(AttemptDelay, timeProvider, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(2765, LogLevel.Warning, "Request {RequestId}: its events could not be stored ({Code}). Other servers have its answer only")]
    private partial void LogNotStored(string requestId, string code);

    [LoggerMessage(2766, LogLevel.Error, "Request {RequestId}: unexpected error while its events were stored")]
    private partial void LogFault(Exception exception, string requestId);
}
