using System.ComponentModel;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>A possible answer to a question of a plan.</summary>
internal sealed record PlanOption
{
    [Description("The value to send.")]
    public required string Value { get; init; }

    [Description("What the guest reads.")]
    public required QuotedText Label { get; init; }
}
