using System.ComponentModel;

namespace Concierge.Mcp.Results;

/// <summary>The result of <c>list_calls</c>.</summary>
internal sealed record CallList
{
    [Description("The latest calls, newest first.")]
    public required IReadOnlyList<CallItem> Calls { get; init; }
}
