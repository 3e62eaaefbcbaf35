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

    /// <summary>The meal for which the clause says that the table is; <see langword="null"/> if it names none.</summary>
    public MealOfDay? Meal { get; init; }

    /// <summary>The values that the clause turns down: "not ten", "sunday is full". <see langword="null"/> if there are none.</summary>
    public TableValues? Declined { get; init; }

    /// <summary>
    /// Values that may belong to another thing, whose word stands before them: "the cakes on monday". <see langword="null"/> if there are none.
    /// </summary>
    public TableValues? OfOtherThing { get; init; }

    /// <summary>Whether the clause names any value.</summary>
    public bool Any => Dates.Count + Times.Count + PartySizes.Count + Numbers.Count > 0;

    /// <summary>Takes the values that may belong to another thing for the table's.</summary>
    public TableValues WithOfOtherThing() => OfOtherThing is not { } other
        ? this
        : new([.. Dates, .. other.Dates], [.. Times, .. other.Times], [.. PartySizes, .. other.PartySizes],
            [.. Numbers, .. other.Numbers])
        { Declined = Declined, Meal = Meal };

    /// <summary>Whether the clause names any value in any role.</summary>
    public bool NamesAny => Any || Declined is not null || OfOtherThing is not null;
}
