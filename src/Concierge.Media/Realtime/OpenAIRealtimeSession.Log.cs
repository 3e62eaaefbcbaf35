using Microsoft.Extensions.Logging;

namespace Concierge.Media.Realtime;

public sealed partial class OpenAIRealtimeSession
{
    [LoggerMessage(3001, LogLevel.Warning, "Voice model error {Code} at {Parameter}, caused by {EventId}")]
    private partial void LogServerError(string code, string parameter, string eventId);

    [LoggerMessage(3002, LogLevel.Warning, "Voice model response failed: {Code}")]
    private partial void LogResponseFailed(string code);

    [LoggerMessage(3003, LogLevel.Warning, "Voice model sent something that is not JSON")]
    private partial void LogGarbage(Exception exception);

    [LoggerMessage(3004, LogLevel.Information, "Voice model connection ended")]
    private partial void LogReceiveFailed(Exception exception);

    [LoggerMessage(3005, LogLevel.Error, "A fault in handling a voice model event")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(3006, LogLevel.Debug, "Voice model socket was gone before it could be closed")]
    private partial void LogCloseFailed(Exception exception);
}
