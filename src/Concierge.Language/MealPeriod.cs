namespace Concierge.Language;

/// <summary>The part of the day; it decides between AM and PM for "at 7" or "at 11".</summary>
internal enum MealPeriod
{
    /// <summary>The sentence does not name it.</summary>
    Unknown,

    /// <summary>Breakfast, brunch, morning.</summary>
    Morning,

    /// <summary>Lunch, midday, afternoon.</summary>
    Midday,

    /// <summary>Dinner, evening, tonight.</summary>
    Evening,
}
