using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>wait_for_call</c>.</summary>
internal sealed record WaitForCallArguments
{
    [Description("The call's id, of place_call or list_calls.")]
    public required string CallId { get; init; }

    [Description("The cursor of the last result; 0, the default, for everything from the beginning.")]
    public int? Cursor { get; init; }

    [Description("How long to wait for the end or a question of the restaurant, 0 to 25 seconds. The default is 20.")]
    public double? WaitSeconds { get; init; }
}
