using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

internal sealed partial class CallSession
{
    [LoggerMessage(2001, LogLevel.Information, "Call {CallId}: carrier status {CarrierStatus}")]
    private partial void LogCarrierStatus(string callId, CarrierStatus carrierStatus);

    [LoggerMessage(2002, LogLevel.Information, "Call {CallId}: status {Status}")]
    private partial void LogStatus(string callId, CallStatus status);

    [LoggerMessage(2003, LogLevel.Debug, "Call {CallId}: turn of the {Speaker}, {Characters} characters")]
    private partial void LogTurn(string callId, Speaker speaker, int characters);

    [LoggerMessage(2004, LogLevel.Information, "Call {CallId}: tool {Tool}")]
    private partial void LogTool(string callId, string tool);

    [LoggerMessage(2005, LogLevel.Information, "Call {CallId}: ended by {Ending}, outcome {Outcome}, after {Seconds:F1} s")]
    private partial void LogEnded(string callId, CallEndReason? ending, CallOutcome outcome, double seconds);

    [LoggerMessage(2006, LogLevel.Warning, "Call {CallId}: the voice model reported an error: {Cause} ({Code})")]
    private partial void LogVoiceModelError(string callId, string code, string cause);

    [LoggerMessage(2010, LogLevel.Warning, "Call {CallId}: the media stream broke; waiting for another")]
    private partial void LogStreamBroke(string callId);

    [LoggerMessage(2007, LogLevel.Debug, "Call {CallId}: the call ended before the work was done")]
    private partial void LogCallEnded(string callId);

    [LoggerMessage(2008, LogLevel.Warning, "Call {CallId}: Twilio did not hang up ({Code}); its time limit will end the call")]
    private partial void LogHangUpFailed(string callId, string code);

    [LoggerMessage(2009, LogLevel.Error, "Call {CallId}: unexpected error")]
    private partial void LogUnexpectedError(Exception exception, string callId);

    [LoggerMessage(2012, LogLevel.Warning, "Call {CallId}: a media stream cannot be used ({Code})")]
    private partial void LogStreamRefused(string callId, string code);

    [LoggerMessage(2011, LogLevel.Warning, "Call {CallId}: adopted from a failed server (epoch {Generation})")]
    private partial void LogAdopted(string callId, int generation);
}
