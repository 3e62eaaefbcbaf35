using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

public sealed partial class TwilioHandler
{
    [LoggerMessage(2201, LogLevel.Information, "Media stream connected")]
    private partial void LogConnected();

    [LoggerMessage(2202, LogLevel.Information, "Media stream started for call {CallId}")]
    private partial void LogStarted(string callId);

    [LoggerMessage(2203, LogLevel.Warning, "Media stream closed: it never started")]
    private partial void LogNeverStarted();

    [LoggerMessage(2204, LogLevel.Warning, "Media stream refused: it belongs to no call of this server")]
    private partial void LogStranger();

    [LoggerMessage(2205, LogLevel.Debug, "Media stream of call {CallId} was given up after the call's end")]
    private partial void LogAborted(string callId);

    [LoggerMessage(2206, LogLevel.Information, "Media stream of call {CallId} broke off")]
    private partial void LogBroken(Exception exception, string callId);

    [LoggerMessage(2207, LogLevel.Information, "Media stream of call {CallId} ended: {Frames} audio frames, {Refused} messages refused")]
    private partial void LogStopped(string callId, long frames, long refused);

    [LoggerMessage(2208, LogLevel.Information, "Call {CallId}: the callee pressed a key")]
    private partial void LogKeyPressed(string callId);

    [LoggerMessage(2209, LogLevel.Debug, "Media stream was gone before it could be closed")]
    private partial void LogCloseFailed(Exception exception);
}
