using System.ComponentModel;

namespace Concierge.Mcp.Tools;

/// <summary>The arguments of <c>list_bookings</c>.</summary>
internal sealed record ListBookingsArguments
{
    [Description("Whether to include past and cancelled bookings. The default is false.")]
    public bool? All { get; init; }
}
