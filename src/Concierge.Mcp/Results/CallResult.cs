using System.ComponentModel;
using Concierge.Contracts;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>The result of a call, with the evidence for each field.</summary>
internal sealed record CallResult
{
    [Description("confirmed (booked, or changed) and cancelled are proven by the restaurant's words. declined, alternative_offered, needs_customer, "
        + "voicemail, no_answer, busy, unclear, failed: nothing is booked or changed. provisional: the restaurant has not decided.")]
    public CallOutcome? Outcome { get; init; }

    [Description("Why nothing is certain: held, waiting_list, conditional, payment, other_channel, retracted, …")]
    public string? Reason { get; init; }

    [Description("The result in a sentence or two for the guest.")]
    public QuotedText? Message { get; init; }

    [Description("The voice agent's notes for the guest.")]
    public QuotedText? Notes { get; init; }

    [Description("The error, if there was one.")]
    public Problem? Error { get; init; }

    [Description("The booking that the call made, changed or cancelled.")]
    public string? BookingId { get; init; }

    [Description("The confirmation number that the restaurant gave.")]
    public QuotedText? ConfirmationNumber { get; init; }

    [Description("The readings of a confirmation number that could not be made out. None of them is certain.")]
    public IReadOnlyList<QuotedText>? UncertainNumbers { get; init; }

    [Description("The name under which the restaurant has the table.")]
    public QuotedText? BookedUnder { get; init; }

    [Description("The agreed or offered date, YYYY-MM-DD.")]
    public string? Date { get; init; }

    [Description("The agreed or offered time, HH:MM.")]
    public string? Time { get; init; }

    [Description("The agreed or offered party size.")]
    public int? PartySize { get; init; }

    [Description("Whether the agreed table differs from the requested one. Tell the guest.")]
    public bool? WasModified { get; init; }

    [Description("The evidence for each field of the booking.")]
    public required IReadOnlyList<FieldEvidence> Evidence { get; init; }

    [Description("What decided the outcome: rules, chat_model, both.")]
    public string? DecidedBy { get; init; }

    [Description("Who answered: human, machine, fax, call_screening or unknown.")]
    public string? AnsweredBy { get; init; }

    [Description("Whether a message was left on an answering machine.")]
    public bool? MessageLeft { get; init; }

    [Description("The number of attempts.")]
    public required int Attempts { get; init; }

    [Description("do_not_call or wrong_number: the number is not called again.")]
    public BlockReason? Block { get; init; }

    [Description("Whether the conversation and its evidence are not kept any more: an hour after the call, or when its server stopped.")]
    public required bool IsRecordOnly { get; init; }
}
