using System.ComponentModel;
using Concierge.Contracts;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Something that happened in a call.</summary>
internal sealed record CallEventItem
{
    [Description("The number of the event in the call, from 1.")]
    public required int Number { get; init; }

    [Description("Seconds since the call's creation.")]
    public required double AtSeconds { get; init; }

    [Description("What happened.")]
    public required CallEventKind Kind { get; init; }

    [Description("The new status.")]
    public CallStatus? Status { get; init; }

    [Description("The carrier's new status.")]
    public CarrierStatus? CarrierStatus { get; init; }

    [Description("The number of the turn in the conversation, from 1.")]
    public int? Turn { get; init; }

    [Description("The words: of a turn, of a question of the restaurant, or of the guest's answer.")]
    public QuotedText? Words { get; init; }

    [Description("Who answered: human, machine, fax, call_screening or unknown.")]
    public string? AnsweredBy { get; init; }

    [Description("The stable code of an error that did not end the call.")]
    public string? WarningCode { get; init; }
}
