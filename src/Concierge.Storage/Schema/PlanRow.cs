namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>plans</c>: a call that was planned.</summary>
internal sealed class PlanRow
{
    public required string Id { get; set; }

    /// <summary>Whose plan it is; <see langword="null"/> for the operator's.</summary>
    public string? OwnedBy { get; set; }

    public string? SessionId { get; set; }

    /// <summary>What the call would ask for, encrypted (<see cref="Plans.StoredDetails"/>): the guest's name, number and own words are in it.</summary>
    public required byte[] SealedDetails { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the call was placed; <see langword="null"/> until then.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    public string? CallId { get; set; }
}
