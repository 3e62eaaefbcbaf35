using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>The result of <c>wait_for_call</c>.</summary>
internal sealed record CallProgress
{
    [Description("The call's id.")]
    public required string CallId { get; init; }

    [Description("scheduled (waits for its attempt), calling, talking, question (the restaurant waits for the guest's answer), ended, "
        + "unknown (its server failed, or stores no more about it).")]
    public required string State { get; init; }

    [Description("Whether the call is over: its result is final, and no more events come.")]
    public required bool IsEnded { get; init; }

    [Description("Send it with the next wait_for_call to get only what is new.")]
    public required int Cursor { get; init; }

    [Description("What to do next.")]
    public required string Next { get; init; }

    [Description("The restaurant's name.")]
    public QuotedText? RestaurantName { get; init; }

    [Description("What happened since the cursor, in order. A turn with the number of an earlier one replaces it.")]
    public required IReadOnlyList<CallEventItem> Events { get; init; }

    [Description("The question that the restaurant waits with. Ask the guest, then use answer_question at once.")]
    public OpenQuestion? Question { get; init; }

    [Description("The next attempt, while the call waits for it.")]
    public NextAttempt? NextAttempt { get; init; }

    [Description("The result, once the call has ended.")]
    public CallResult? Result { get; init; }
}
