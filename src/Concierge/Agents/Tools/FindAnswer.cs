using Concierge.Contracts;

namespace Concierge.Agents.Tools;

/// <summary>The result of <c>find_restaurant</c>.</summary>
internal sealed record FindAnswer
{
    /// <summary>The restaurant that matches.</summary>
    public RestaurantAnswer? Restaurant { get; init; }

    /// <summary>The restaurants to choose from when several match.</summary>
    public IReadOnlyList<RestaurantAnswer>? Candidates { get; init; }

    /// <summary>Similar names when none matches.</summary>
    public IReadOnlyList<string>? Near { get; init; }

    /// <summary>Why there is no match.</summary>
    public ConciergeError? Error { get; init; }
}
