using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>The evidence for one field of a booking: the turns that prove it.</summary>
internal sealed record FieldEvidence
{
    [Description("agreement, party_size, date, time, name or confirmation_number.")]
    public required string Field { get; init; }

    [Description("The value that is proven.")]
    public QuotedText? Value { get; init; }

    [Description("The number of the turn.")]
    public required int Turn { get; init; }

    [Description("The words of that turn.")]
    public QuotedText? Words { get; init; }

    [Description("If the turn is the voice agent's: the number of the restaurant's turn that agreed to it.")]
    public int? AgreedTurn { get; init; }

    [Description("The words with which the restaurant agreed.")]
    public QuotedText? AgreedWords { get; init; }
}
