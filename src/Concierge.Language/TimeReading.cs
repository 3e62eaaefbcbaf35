using NodaTime;

namespace Concierge.Language;

/// <summary>What the guest said about the time: the requested time and the accepted range, or the question that clarifies it.</summary>
internal sealed record TimeReading(LocalTime? Time, LocalTime? Earliest = null, LocalTime? Latest = null, string? Question = null)
{
    /// <summary>The latest time, if the sentence names only a limit.</summary>
    public LocalTime? Limit { get; init; }

    /// <summary>Whether the guest accepts the time in addition to one from earlier in the conversation.</summary>
    public bool IsAddition { get; init; }

    /// <summary>The times between which the question decides, where they are known.</summary>
    public IReadOnlyList<LocalTime> Options { get; init; } = [];

    /// <summary>The positions of the times in the sentence.</summary>
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <summary>Creates a reading that only asks a question.</summary>
    public static TimeReading CreateQuestion(string question) => new(null, Question: question);
}
