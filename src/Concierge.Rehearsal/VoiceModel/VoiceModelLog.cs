using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The log messages of the voice model. They never contain keys, words or audio.</summary>
internal static partial class VoiceModelLog
{
    [LoggerMessage(1, LogLevel.Information, "Voice model session {SessionId} of {Model} opened")]
    public static partial void SessionOpened(this ILogger logger, string sessionId, string model);

    [LoggerMessage(2, LogLevel.Information, "Voice model session {SessionId} ended")]
    public static partial void SessionEnded(this ILogger logger, string sessionId);

    [LoggerMessage(3, LogLevel.Debug, "Response {ResponseId} {Status}")]
    public static partial void ResponseDone(this ILogger logger, string responseId, string status);

    [LoggerMessage(4, LogLevel.Error, "Response {ResponseId} failed")]
    public static partial void ResponseFailed(this ILogger logger, Exception exception, string responseId);

    [LoggerMessage(5, LogLevel.Warning, "Rejected a client event with {Code} ({Param})")]
    public static partial void EventRefused(this ILogger logger, string? code, string? param);

    [LoggerMessage(6, LogLevel.Error, "Recognition of {ItemId} failed")]
    public static partial void RecognitionFailed(this ILogger logger, Exception exception, string itemId);

    [LoggerMessage(7, LogLevel.Debug, "The socket of session {SessionId} failed")]
    public static partial void SocketBroke(this ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(8, LogLevel.Information, "The voice model listens at {Address}")]
    public static partial void Listening(this ILogger logger, Uri address);

    [LoggerMessage(9, LogLevel.Warning, "Rejected a connection with {Code}")]
    public static partial void ConnectionRefused(this ILogger logger, string? code);
}
