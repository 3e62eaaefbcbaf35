using System.Globalization;
using Concierge.Contracts;

namespace Concierge.Twilio;

/// <summary>A status callback from Twilio. Callbacks may arrive in any order and more than once.</summary>
/// <param name="CallSid">The call's id at Twilio.</param>
/// <param name="Status">The status of the call; <see langword="null"/> if unknown or if the callback reports machine detection.</param>
/// <param name="SequenceNumber">The order of sending, from 0; <see langword="null"/> if absent.</param>
/// <param name="AnsweredBy">
/// human, machine_start, machine_end_beep, machine_end_silence, machine_end_other, fax, unknown; <see langword="null"/> until detection has
/// finished.
/// </param>
public sealed record StatusCallback(string CallSid, CarrierStatus? Status, int? SequenceNumber, string? AnsweredBy)
{
    /// <summary>Whether a machine, not a person, answered.</summary>
    public bool IsAnsweredByMachine => AnsweredBy is not null
        && (AnsweredBy.StartsWith("machine_", StringComparison.Ordinal) || AnsweredBy is "fax");

    /// <summary>Whether the greeting of the machine is over and the machine records.</summary>
    public bool IsMachineRecording => AnsweredBy is not null && AnsweredBy.StartsWith("machine_end", StringComparison.Ordinal);

    /// <summary>Reads the posted form fields.</summary>
    public static StatusCallback FromForm(Func<string, string?> field) => new(
        field("CallSid") ?? "",
        ParseStatus(field("CallStatus")),
        int.TryParse(field("SequenceNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        field("AnsweredBy"));

    /// <summary>Parses Twilio's name of a call status; <see langword="null"/> if unknown.</summary>
    public static CarrierStatus? ParseStatus(string? status) => status switch
    {
        "queued" => CarrierStatus.Queued,
        "initiated" => CarrierStatus.Initiated,
        "ringing" => CarrierStatus.Ringing,
        "in-progress" or "answered" => CarrierStatus.InProgress,
        "completed" => CarrierStatus.Completed,
        "busy" => CarrierStatus.Busy,
        "no-answer" => CarrierStatus.NoAnswer,
        "failed" => CarrierStatus.Failed,
        "canceled" => CarrierStatus.Canceled,
        _ => null,
    };
}
