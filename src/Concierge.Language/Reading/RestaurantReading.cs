namespace Concierge.Language.Reading;

/// <summary>What the guest said about the restaurant.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsSameAsBefore">Whether the guest means the restaurant from earlier in the conversation.</param>
/// <param name="Question">The question that must be answered before a call.</param>
internal sealed record RestaurantReading(string? Name, bool IsSameAsBefore = false, string? Question = null)
{
    /// <summary>The place that follows the name without a preposition ("Dishoom Shoreditch").</summary>
    public string? Place { get; init; }

    /// <summary>The name with <see cref="Place"/> as the guest said them; <see langword="null"/> where no place follows the name.</summary>
    public string? NameWithPlace { get; init; }

    /// <summary>The fallback restaurants, in order of preference.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];
}
