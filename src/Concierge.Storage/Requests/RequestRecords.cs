using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Requests;

/// <summary>Writes requests down: when, in which session, what was understood and what came of it; never the words. A request is carried out even when that fails.</summary>
internal sealed partial class RequestRecords(Database database, TimeProvider time, ILogger<RequestRecords> logger)
{
    /// <summary>A request was made.</summary>
    public RequestRecord Begin(string sessionId)
    {
        var record = new RequestRecord(WriteAsync, CallIds.New());
        record.Made(sessionId, time.GetUtcNow());
        return record;
    }

    private async Task WriteAsync(Func<ConciergeContext, CancellationToken, Task> work)
    {
        try
        {
            await database.UseAsync(work, CancellationToken.None);
        }
        catch (ConciergeException failed)
        {
            LogFailed(failed.Error.Code);
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(2751, LogLevel.Warning, "A request could not be written down ({Code})")]
    private partial void LogFailed(string code);

    [LoggerMessage(2752, LogLevel.Error, "A fault in writing a request down")]
    private partial void LogFault(Exception exception);
}
