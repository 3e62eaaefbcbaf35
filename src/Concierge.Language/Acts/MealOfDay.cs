namespace Concierge.Language.Acts;

/// <summary>A meal as a time of day: a table for dinner is no table at one o'clock.</summary>
internal enum MealOfDay
{
    /// <summary>Breakfast, brunch or lunch.</summary>
    Lunch,

    /// <summary>Dinner or supper.</summary>
    Dinner,
}
