namespace Concierge.Rehearsal.Language;

/// <summary>Telephone numbers in speech.</summary>
public static class TelephoneNumbers
{
    /// <summary>Finds a number of at least seven digits.</summary>
    /// <returns>Its digits; <see langword="null"/> when there is none.</returns>
    public static string? Find(string[] words) =>
        Codes.Find(words, 7).Select(code => code.Symbols).FirstOrDefault(symbols => symbols.All(char.IsAsciiDigit));
}
