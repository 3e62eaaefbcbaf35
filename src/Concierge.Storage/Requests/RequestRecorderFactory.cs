using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Requests;

/// <summary>Stores requests: time, session, booking details and outcome, never the text. A failure to store does not stop the request.</summary>
internal sealed partial class RequestRecorderFactory(Database database, TimeProvider timeProvider, ILogger<RequestRecorderFactory> logger)
{
    /// <summary>Starts the record of a new request.</summary>
    /// <param name="id">The id of the request, which is that of its events.</param>
    /// <param name="sessionId">The session of the request.</param>
    public RequestRecorder Start(string id, string sessionId)
    {
        var record = new RequestRecorder(WriteAsync, id);
        record.RecordCreated(sessionId, CurrentUser.OwnerId, timeProvider.GetUtcNow());
        return record;
    }

    private async Task WriteAsync(Func<ConciergeContext, CancellationToken, Task> work)
    {
        try
        {
            await database.UseAsync(work, CancellationToken.None);
        }
        catch (ConciergeException exception)
        {
            LogFailed(exception.Error.Code);
        }
        catch (Exception exception)
        {
            LogFault(exception);
        }
    }

    [LoggerMessage(2751, LogLevel.Warning, "A request could not be stored ({Code})")]
    private partial void LogFailed(string code);

    [LoggerMessage(2752, LogLevel.Error, "Storing a request failed unexpectedly")]
    private partial void LogFault(Exception exception);
}
