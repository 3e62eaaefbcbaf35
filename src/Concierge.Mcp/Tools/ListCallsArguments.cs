using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>list_calls</c>.</summary>
internal sealed record ListCallsArguments
{
    [Description("The maximum number of calls, 1 to 50. The default is 10.")]
    public int? Limit { get; init; }
}
