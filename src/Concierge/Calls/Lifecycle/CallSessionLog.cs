using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>The log messages of a call's session. Partial, because the messages are generated.</summary>
internal static partial class CallSessionLog
{
    [LoggerMessage(2001, LogLevel.Information, "Call {CallId}: carrier status {CarrierStatus}")]
    public static partial void LogCarrierStatus(this ILogger logger, string callId, CarrierStatus carrierStatus);

    [LoggerMessage(2002, LogLevel.Information, "Call {CallId}: status {Status}")]
    public static partial void LogStatus(this ILogger logger, string callId, CallStatus status);

    [LoggerMessage(2003, LogLevel.Debug, "Call {CallId}: turn of the {Speaker}, {Characters} characters")]
    public static partial void LogTurn(this ILogger logger, string callId, Speaker speaker, int characters);

    [LoggerMessage(2004, LogLevel.Information, "Call {CallId}: tool {Tool}")]
    public static partial void LogTool(this ILogger logger, string callId, string tool);

    [LoggerMessage(2005, LogLevel.Information, "Call {CallId}: ended by {Ending}, outcome {Outcome}, after {Seconds:F1} s")]
    public static partial void LogEnded(this ILogger logger, string callId, CallEndReason? ending, CallOutcome outcome, double seconds);

    [LoggerMessage(2024, LogLevel.Information, "Call {CallId}: it continues at another server, after {Seconds:F1} s")]
    public static partial void LogContinuedElsewhere(this ILogger logger, string callId, double seconds);

    [LoggerMessage(2006, LogLevel.Warning, "Call {CallId}: the voice model reported an error: {Cause} ({Code})")]
    public static partial void LogVoiceModelError(this ILogger logger, string callId, string code, string cause);

    [LoggerMessage(2007, LogLevel.Debug, "Call {CallId}: the call ended before the work was done")]
    public static partial void LogCallEnded(this ILogger logger, string callId);

    [LoggerMessage(2008, LogLevel.Warning, "Call {CallId}: Twilio did not hang up ({Code}); its time limit will end the call")]
    public static partial void LogHangUpFailed(this ILogger logger, string callId, string code);

    [LoggerMessage(2009, LogLevel.Error, "Call {CallId}: unexpected error")]
    public static partial void LogUnexpectedError(this ILogger logger, Exception exception, string callId);

    [LoggerMessage(2010, LogLevel.Warning, "Call {CallId}: the media stream broke; waiting for another")]
    public static partial void LogStreamBroke(this ILogger logger, string callId);

    [LoggerMessage(2011, LogLevel.Warning, "Call {CallId}: adopted from another server (generation {Generation})")]
    public static partial void LogAdopted(this ILogger logger, string callId, int generation);

    [LoggerMessage(2012, LogLevel.Warning, "Call {CallId}: a media stream cannot be used ({Code})")]
    public static partial void LogStreamRefused(this ILogger logger, string callId, string code);
}
