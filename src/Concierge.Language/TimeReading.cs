using NodaTime;

namespace Concierge.Language;

/// <summary>What was said about the time: the time wanted, what else would do, or the question that settles it.</summary>
internal sealed record TimeReading(LocalTime? Time, LocalTime? Earliest = null, LocalTime? Latest = null, string? Question = null)
{
    /// <summary>The time it must not be later than, when nothing else was said.</summary>
    public LocalTime? Before { get; init; }

    /// <summary>Whether the time is allowed beside one named earlier in the conversation.</summary>
    public bool Adds { get; init; }

    /// <summary>Where in the sentence the times were named.</summary>
    public IReadOnlyList<int> Mentions { get; init; } = [];

    /// <summary>Nothing certain but what to ask.</summary>
    public static TimeReading Ask(string question) => new(null, Question: question);
}
