namespace Concierge.Restaurants.Hours;

/// <summary>The kinds of <see cref="HoursToken"/>.</summary>
internal enum HoursTokenKind
{
    /// <summary>A time of day (<c>18:00</c>); its value is in minutes.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A word, in lower case.</summary>
    Word,

    /// <summary>A comment, without its quotation marks.</summary>
    Comment,

    /// <summary>Anything else, among it <c>||</c> and <c>24/7</c>.</summary>
    Symbol,
}

/// <summary>A piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Value">A time in minutes, or a number.</param>
internal readonly record struct HoursToken(HoursTokenKind Kind, string Text, int Value = 0);
