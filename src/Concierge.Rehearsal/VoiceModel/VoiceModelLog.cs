using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The log messages of the voice model. They never contain keys, words or audio.</summary>
internal static partial class VoiceModelLog
{
    [LoggerMessage(1, LogLevel.Information, "Voice model session {SessionId} of {Model} opened")]
    public static partial void LogSessionOpened(this ILogger logger, string sessionId, string model);

    [LoggerMessage(2, LogLevel.Information, "Voice model session {SessionId} ended")]
    public static partial void LogSessionEnded(this ILogger logger, string sessionId);

    [LoggerMessage(3, LogLevel.Debug, "Response {ResponseId} {Status}")]
    public static partial void LogResponseDone(this ILogger logger, string responseId, string status);

    [LoggerMessage(4, LogLevel.Error, "Response {ResponseId} failed")]
    public static partial void LogResponseFailed(this ILogger logger, Exception exception, string responseId);

    [LoggerMessage(5, LogLevel.Warning, "Rejected a client event with {Code} ({Param})")]
    public static partial void LogEventRejected(this ILogger logger, string? code, string? param);

    [LoggerMessage(6, LogLevel.Error, "Recognition of {ItemId} failed")]
    public static partial void LogRecognitionFailed(this ILogger logger, Exception exception, string itemId);

    [LoggerMessage(7, LogLevel.Debug, "The socket of session {SessionId} failed")]
    public static partial void LogSocketFailed(this ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(8, LogLevel.Information, "The voice model listens at {Address}")]
    public static partial void LogListening(this ILogger logger, Uri address);

    [LoggerMessage(10, LogLevel.Warning, "The voice model at {Host} cannot be reached, or refuses the session")]
    public static partial void LogUpstreamRefused(this ILogger logger, Exception exception, string host);

    [LoggerMessage(9, LogLevel.Warning, "Rejected a connection with {Code}")]
    public static partial void LogConnectionRejected(this ILogger logger, string? code);
}
