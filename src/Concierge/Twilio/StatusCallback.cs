using System.Globalization;
using Concierge.Contracts;

namespace Concierge.Twilio;

/// <summary>One of Twilio's reports on a call's progress. They may arrive in any order and more than once.</summary>
/// <param name="CallSid">The call at Twilio.</param>
/// <param name="Status">What it has come to; <see langword="null"/> for a word this program does not know, or for a report on who answered.</param>
/// <param name="SequenceNumber">Order of sending, from 0; <see langword="null"/> when absent.</param>
/// <param name="AnsweredBy">human, machine_start, machine_end_beep, machine_end_silence, machine_end_other, fax, unknown; <see langword="null"/> before detection has ended.</param>
public sealed record StatusCallback(string CallSid, CarrierStatus? Status, int? SequenceNumber, string? AnsweredBy)
{
    /// <summary>Whether a machine, not a person, answered.</summary>
    public bool AnsweredByMachine => AnsweredBy is not null
        && (AnsweredBy.StartsWith("machine_", StringComparison.Ordinal) || AnsweredBy is "fax");

    /// <summary>Whether the machine's announcement is over and it records.</summary>
    public bool MachineRecords => AnsweredBy is not null && AnsweredBy.StartsWith("machine_end", StringComparison.Ordinal);

    /// <summary>Reads the posted form.</summary>
    public static StatusCallback From(Func<string, string?> field) => new(
        field("CallSid") ?? "",
        ParseStatus(field("CallStatus")),
        int.TryParse(field("SequenceNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        field("AnsweredBy"));

    /// <summary>Twilio's word for a call's state, read.</summary>
    public static CarrierStatus? ParseStatus(string? word) => word switch
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
