namespace Concierge.Language.Acts;

/// <summary>The values of a table that a clause names, in the order in which they are said.</summary>
/// <param name="Dates">The days.</param>
/// <param name="Times">The times of day.</param>
/// <param name="PartySizes">The numbers of people.</param>
/// <param name="Numbers">Numbers that may be a time or a number of people: "for eight".</param>
internal sealed record TableValues(
    IReadOnlyList<SpokenDate> Dates, IReadOnlyList<SpokenTime> Times, IReadOnlyList<int> PartySizes, IReadOnlyList<int> Numbers)
{
    /// <summary>No value.</summary>
    public static TableValues None { get; } = new([], [], [], []);

    /// <summary>Whether the clause names any value.</summary>
    public bool Any => Dates.Count + Times.Count + PartySizes.Count + Numbers.Count > 0;
}
