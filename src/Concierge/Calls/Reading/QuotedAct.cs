using Concierge.Language.Acts;
using NodaTime;

namespace Concierge.Calls.Reading;

/// <summary>An act of the callee as a chat model read it. Nothing in it counts before it is checked against the words.</summary>
/// <param name="Act">What the words do.</param>
/// <param name="Quote">The callee's words.</param>
internal sealed record QuotedAct(CalleeAct Act, string Quote)
{
    /// <summary>The day of the table that the words name.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The time of the table that the words name.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The number of people that the words name.</summary>
    public int? PartySize { get; init; }

    /// <summary>The confirmation number that the words give.</summary>
    public string? ConfirmationNumber { get; init; }
}
