using Microsoft.Extensions.Logging;

namespace Concierge.Media.Realtime;

public sealed partial class OpenAIRealtimeSession
{
    [LoggerMessage(3001, LogLevel.Warning, "Voice model error {Code} at {Parameter}, caused by {EventId}")]
    private partial void LogServerError(string code, string parameter, string eventId);

    [LoggerMessage(3002, LogLevel.Warning, "Voice model response failed: {Code}")]
    private partial void LogResponseFailed(string code);

    [LoggerMessage(3003, LogLevel.Warning, "The voice model sent a message that is not JSON")]
    private partial void LogInvalidMessage(Exception exception);

    [LoggerMessage(3004, LogLevel.Information, "The voice model connection was lost")]
    private partial void LogReceiveFailed(Exception exception);

    [LoggerMessage(3005, LogLevel.Error, "The handling of a voice model event failed")]
    private partial void LogHandlerFailed(Exception exception);

    [LoggerMessage(3007, LogLevel.Debug, "The voice model connection was closed by this side")]
    private partial void LogAborted();

    [LoggerMessage(3006, LogLevel.Debug, "The voice model connection broke before it could be closed")]
    private partial void LogCloseFailed(Exception exception);
}
