namespace Concierge.Rehearsal.Language;

/// <summary>Finds phone numbers in speech.</summary>
public static class PhoneNumberParser
{
    /// <summary>Finds a number of at least seven digits.</summary>
    /// <returns>Its digits; <see langword="null"/> without one.</returns>
    public static string? Find(string[] words) =>
        SpokenCodeParser.Find(words, 7).Select(code => code.Symbols).FirstOrDefault(symbols => symbols.All(char.IsAsciiDigit));
}
