using Microsoft.Extensions.Logging;

namespace Concierge.Twilio;

public sealed partial class TwilioService
{
    [LoggerMessage(1001, LogLevel.Information, "Call initiated: {CallSid} to {MaskedNumber} in {ElapsedMilliseconds:F0} ms")]
    private partial void LogInitiated(string callSid, string maskedNumber, double elapsedMilliseconds);

    [LoggerMessage(1002, LogLevel.Warning, "Twilio refused: HTTP {Status}, error {ErrorCode}")]
    private partial void LogRefused(int status, int? errorCode);

    [LoggerMessage(1003, LogLevel.Debug, "Call {CallSid} has already ended")]
    private partial void LogAlreadyEnded(string callSid);
}
