using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>hang_up</c>.</summary>
internal sealed record HangUpArguments
{
    [Description("The call's id.")]
    public required string CallId { get; init; }
}
