namespace Concierge.Rehearsal.Telephone;

/// <summary>Formats telephone numbers for display.</summary>
internal static class PhoneNumbers
{
    /// <summary>Hides all but the last two digits, for logs.</summary>
    public static string Mask(string number) => number.Length <= 2 ? "**" : new string('*', number.Length - 2) + number[^2..];

    /// <summary>Formats a number as Twilio's <c>to_formatted</c>: <c>(415) 555-0100</c> for North America; unchanged for other countries.</summary>
    public static string Format(string number)
    {
        const int NorthAmericanLength = 12;
        return number.Length == NorthAmericanLength && number.StartsWith("+1", StringComparison.Ordinal)
            ? $"({number[2..5]}) {number[5..8]}-{number[8..]}"
            : number;
    }
}
