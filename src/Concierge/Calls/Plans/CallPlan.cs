using Concierge.Reservations;

namespace Concierge.Calls.Plans;

/// <summary>A call that was planned and may be placed once, by the user who planned it.</summary>
/// <param name="Id">The id of the plan.</param>
/// <param name="OwnerId">Whose plan it is (<see cref="Limits.CurrentUser.OwnerId"/>); <see langword="null"/> for the operator's.</param>
/// <param name="SessionId">The session of the request in words; <see langword="null"/> for a plan that was made from fields.</param>
/// <param name="Details">What the call would ask for.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record CallPlan(string Id, string? OwnerId, string? SessionId, ReservationDetails Details, DateTimeOffset CreatedAt)
{
    /// <summary>How long a plan can be used: long enough to ask a person, short enough that opening hours and limits still say the same.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Lifetime;

    /// <summary>When the call was placed; <see langword="null"/> until then.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The call that was placed; <see langword="null"/> until then.</summary>
    public string? CallId { get; init; }
}
