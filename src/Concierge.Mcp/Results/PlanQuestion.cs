using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>What a plan leaves open.</summary>
internal sealed record PlanQuestion
{
    [Description("The argument of plan_call that answers it. Absent when words (text, with session_id) answer it.")]
    public string? Field { get; init; }

    [Description("The question for the guest.")]
    public required QuotedText Text { get; init; }

    [Description("Whether no call can be placed before it is answered.")]
    public required bool IsRequired { get; init; }

    [Description("The possible answers, if there are only some.")]
    public IReadOnlyList<PlanOption>? Options { get; init; }
}
