using Concierge.Contracts;

namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>blocked_numbers</c>: a number that is not called again. It outlives the entry of the directory.</summary>
internal sealed class BlockedNumberRow
{
    /// <summary>The number, E.164.</summary>
    public required string PhoneNumber { get; set; }

    /// <summary>The name of the restaurant that was called.</summary>
    public required string RestaurantName { get; set; }

    public BlockReason Reason { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The call in which the callee said so; <see langword="null"/> if the operator did.</summary>
    public string? CallId { get; set; }
}
