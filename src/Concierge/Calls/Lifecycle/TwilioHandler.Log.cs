using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

public sealed partial class TwilioHandler
{
    [LoggerMessage(2201, LogLevel.Information, "Media stream connected")]
    private partial void LogConnected();

    [LoggerMessage(2202, LogLevel.Information, "Media stream started for call {CallId}")]
    private partial void LogStarted(string callId);

    [LoggerMessage(2203, LogLevel.Warning, "Media stream closed before it started")]
    private partial void LogNeverStarted();

    [LoggerMessage(2204, LogLevel.Warning, "Media stream refused: it does not belong to a call of this server")]
    private partial void LogUnknownCall();

    [LoggerMessage(2205, LogLevel.Debug, "Media stream of call {CallId} was aborted after the call's end")]
    private partial void LogAborted(string callId);

    [LoggerMessage(2206, LogLevel.Information, "Media stream of call {CallId} broke")]
    private partial void LogBroken(Exception exception, string callId);

    [LoggerMessage(2207, LogLevel.Information, "Media stream of call {CallId} ended: {Frames} audio frames, {Refused} invalid messages")]
    private partial void LogStopped(string callId, long frames, long refused);

    [LoggerMessage(2208, LogLevel.Information, "Call {CallId}: the callee pressed a key")]
    private partial void LogKeyPressed(string callId);

    [LoggerMessage(2210, LogLevel.Warning, "Call {CallId}: another media stream has replaced this one, which is closed")]
    private partial void LogReplaced(string callId);

    [LoggerMessage(2209, LogLevel.Debug, "The media stream's socket was already closed")]
    private partial void LogCloseFailed(Exception exception);
}
