using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Telephone;

internal static partial class TelephoneLog
{
    [LoggerMessage(1, LogLevel.Information, "The telephone network listens at {Address}")]
    public static partial void LogNetworkStarted(this ILogger logger, Uri address);

    [LoggerMessage(2, LogLevel.Information, "Call {CallSid} to {MaskedTo} is queued")]
    public static partial void LogCallQueued(this ILogger logger, string callSid, string maskedTo);

    [LoggerMessage(3, LogLevel.Information, "Call {CallSid} is {Status}")]
    public static partial void LogCallAdvanced(this ILogger logger, string callSid, TelephoneCallStatus status);

    [LoggerMessage(4, LogLevel.Warning, "Call {CallSid}: error {Code} {ErrorName}: {Detail}")]
    public static partial void LogCallError(this ILogger logger, string callSid, int code, string errorName, string detail);

    [LoggerMessage(5, LogLevel.Error, "Call {CallSid}: the telephone network itself failed")]
    public static partial void LogCallFailed(this ILogger logger, Exception exception, string callSid);

    [LoggerMessage(6, LogLevel.Warning, "Request rejected with status {Status}, error {Code}: {Reason}")]
    public static partial void LogRequestRejected(this ILogger logger, int status, int code, string reason);
}
