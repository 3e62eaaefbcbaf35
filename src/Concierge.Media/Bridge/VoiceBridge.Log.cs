using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

internal sealed partial class VoiceBridge
{
    [LoggerMessage(3101, LogLevel.Debug, "Interrupted: truncated at {HeardMilliseconds} of {ReceivedMilliseconds} ms")]
    private partial void LogTruncated(int heardMilliseconds, int receivedMilliseconds);

    [LoggerMessage(3102, LogLevel.Debug, "Tool {Tool} abandoned: the call ended")]
    private partial void LogToolAbandoned(string tool);

    [LoggerMessage(3103, LogLevel.Error, "Tool {Tool} failed")]
    private partial void LogToolFailed(Exception exception, string tool);

    [LoggerMessage(3104, LogLevel.Error, "A timer of the voice bridge failed")]
    private partial void LogTimerFailed(Exception exception);
}
