namespace Concierge.Rehearsal.Telephone;

/// <summary>Classifies call statuses and converts them to Twilio's names.</summary>
internal static class TelephoneCallStatusExtensions
{
    public static bool IsTerminal(this TelephoneCallStatus status) => status >= TelephoneCallStatus.Completed;

    public static string ToTwilioName(this TelephoneCallStatus status) => status switch
    {
        TelephoneCallStatus.Queued => "queued",
        TelephoneCallStatus.Ringing => "ringing",
        TelephoneCallStatus.InProgress => "in-progress",
        TelephoneCallStatus.Completed => "completed",
        TelephoneCallStatus.Busy => "busy",
        TelephoneCallStatus.NoAnswer => "no-answer",
        TelephoneCallStatus.Failed => "failed",
        TelephoneCallStatus.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };
}
