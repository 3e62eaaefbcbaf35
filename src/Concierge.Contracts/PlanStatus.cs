namespace Concierge.Contracts;

/// <summary>The status of a plan.</summary>
public enum PlanStatus
{
    /// <summary>The call can be placed: POST /calls with the plan's id.</summary>
    Ready,

    /// <summary>A call would be refused now; the problems say why. The plan can still be used once they have passed.</summary>
    Refused,

    /// <summary>Details are missing: the questions ask for them. There is no plan id yet.</summary>
    Incomplete,

    /// <summary>The call was placed.</summary>
    Used,

    /// <summary>The plan was not used in time.</summary>
    Expired,
}
