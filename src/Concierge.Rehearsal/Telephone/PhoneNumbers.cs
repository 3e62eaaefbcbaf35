namespace Concierge.Rehearsal.Telephone;

/// <summary>How telephone numbers are shown.</summary>
internal static class PhoneNumbers
{
    /// <summary>All but the last two digits hidden, for logs.</summary>
    public static string Mask(string number) => number.Length <= 2 ? "**" : new string('*', number.Length - 2) + number[^2..];

    /// <summary>Twilio's <c>to_formatted</c>: <c>(415) 555-0100</c> for North America, the number itself elsewhere.</summary>
    public static string Format(string number)
    {
        const int NorthAmericanLength = 12;
        return number.Length == NorthAmericanLength && number.StartsWith("+1", StringComparison.Ordinal)
            ? $"({number[2..5]}) {number[5..8]}-{number[8..]}"
            : number;
    }
}
