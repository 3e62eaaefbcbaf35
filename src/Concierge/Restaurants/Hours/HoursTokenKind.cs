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

    /// <summary>A symbol, including <c>||</c> and <c>24/7</c>.</summary>
    Symbol,
}
