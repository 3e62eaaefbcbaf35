using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>The log messages of the bridge. Partial, because the messages are generated.</summary>
internal static partial class VoiceBridgeLog
{
    [LoggerMessage(3101, LogLevel.Debug, "Interrupted: truncated at {HeardMilliseconds} of {ReceivedMilliseconds} ms")]
    public static partial void LogTruncated(this ILogger logger, int heardMilliseconds, int receivedMilliseconds);

    [LoggerMessage(3102, LogLevel.Debug, "Tool {Tool} abandoned: the call ended")]
    public static partial void LogToolAbandoned(this ILogger logger, string tool);

    [LoggerMessage(3103, LogLevel.Error, "Tool {Tool} failed")]
    public static partial void LogToolFailed(this ILogger logger, Exception exception, string tool);

    [LoggerMessage(3104, LogLevel.Error, "A deadline of the voice bridge failed")]
    public static partial void LogDeadlineFailed(this ILogger logger, Exception exception);
}
