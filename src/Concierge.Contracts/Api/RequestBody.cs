namespace Concierge.Contracts.Api;

/// <summary>A request in words.</summary>
/// <param name="Text">The request, at most 1,000 characters.</param>
/// <param name="SessionId">The session of earlier requests; a new session starts when absent.</param>
public sealed record RequestBody(string? Text, string? SessionId)
{
    /// <summary>Whether the guest has confirmed beforehand what the text asks for. Otherwise a cancellation is asked about once.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>call to carry the request out, plan to plan the call without calling anybody; call when absent.</summary>
    public string? Mode { get; init; }

    /// <summary>The plan whose call is placed, instead of a text. Where the call leads to no table, the answer may have a new plan.</summary>
    public string? PlanId { get; init; }
}
