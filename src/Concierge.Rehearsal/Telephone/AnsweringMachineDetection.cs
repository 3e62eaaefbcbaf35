using System.Globalization;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Answering-machine detection (AMD) of one call. It reports the result that the callee's <see cref="RingResult"/> prescribes, after the time
/// that Twilio needs for detection.
/// </summary>
internal sealed class AnsweringMachineDetection(
    NetworkServices services, TelephoneCall call, AnsweringMachineDetectionSettings settings, GreetingDetector greeting, CallbackQueue callbacks)
{
    private static readonly TimeSpan DetectionTime = TimeSpan.FromSeconds(3.5);

    /// <param name="answeredBy">What answers the call: <see cref="RingResult.AnsweredBy"/>.</param>
    /// <param name="cancellationToken">Cancelled when the call has ended.</param>
    public async Task RunAsync(string answeredBy, CancellationToken cancellationToken)
    {
        long start = services.TimeProvider.GetTimestamp();
        string result = settings.DetectMessageEnd && answeredBy.StartsWith("machine", StringComparison.Ordinal)
            ? await WaitForMessageEndAsync(answeredBy, cancellationToken)
            : await WaitAsync(answeredBy, cancellationToken);
        call.AnsweredBy = result;
        if (settings is { Async: true, Callback: { } url })
        {
            callbacks.Post(
                settings.CallbackMethod,
                url,
                [
                    new("CallSid", call.Sid),
                    new("AccountSid", call.AccountSid),
                    new("AnsweredBy", result),
                    new("MachineDetectionDuration", services.TimeProvider.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)),
                ]);
        }
    }

    private async Task<string> WaitAsync(string answeredBy, CancellationToken cancellationToken)
    {
        await Task.Delay(DetectionTime < settings.Timeout ? DetectionTime : settings.Timeout, services.TimeProvider, cancellationToken);
        return DetectionTime < settings.Timeout ? answeredBy : "unknown";
    }

    private async Task<string> WaitForMessageEndAsync(string answeredBy, CancellationToken cancellationToken)
    {
        try
        {
            string greetingEnd = await greeting.Ended.WaitAsync(settings.Timeout, services.TimeProvider, cancellationToken);
            return answeredBy.StartsWith("machine_end", StringComparison.Ordinal) ? answeredBy : greetingEnd;
        }
        catch (TimeoutException)
        {
            return "unknown";
        }
    }
}
