using System.Globalization;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Answering-machine detection of one call: says what the phone book says, after the time Twilio needs to find it out.</summary>
internal sealed class MachineDetection(
    NetworkServices services, TelephoneCall call, MachineDetectionSettings settings, GreetingDetector greeting, CallbackQueue callbacks)
{
    private static readonly TimeSpan Needed = TimeSpan.FromSeconds(3.5);

    /// <param name="answeredBy">The truth, from the phone book.</param>
    /// <param name="cancellationToken">The call is over.</param>
    public async Task RunAsync(string answeredBy, CancellationToken cancellationToken)
    {
        long start = services.TimeProvider.GetTimestamp();
        string found = settings.DetectMessageEnd && answeredBy.StartsWith("machine", StringComparison.Ordinal)
            ? await WaitForMessageEndAsync(answeredBy, cancellationToken)
            : await WaitAsync(answeredBy, cancellationToken);
        call.AnsweredBy = found;
        if (settings is { Async: true, Callback: { } url })
        {
            callbacks.Post(
                settings.CallbackMethod,
                url,
                [
                    new("CallSid", call.Sid),
                    new("AccountSid", call.AccountSid),
                    new("AnsweredBy", found),
                    new("MachineDetectionDuration", services.TimeProvider.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)),
                ]);
        }
    }

    private async Task<string> WaitAsync(string answeredBy, CancellationToken cancellationToken)
    {
        await Task.Delay(Needed < settings.Timeout ? Needed : settings.Timeout, services.TimeProvider, cancellationToken);
        return Needed < settings.Timeout ? answeredBy : "unknown";
    }

    private async Task<string> WaitForMessageEndAsync(string answeredBy, CancellationToken cancellationToken)
    {
        try
        {
            string ended = await greeting.Ended.WaitAsync(settings.Timeout, services.TimeProvider, cancellationToken);
            return answeredBy.StartsWith("machine_end", StringComparison.Ordinal) ? answeredBy : ended;
        }
        catch (TimeoutException)
        {
            return "unknown";
        }
    }
}
