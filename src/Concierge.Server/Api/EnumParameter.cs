namespace Concierge.Server.Api;

/// <summary>Reads the name of an enumeration's value in a query, as the API writes it: <c>no_answer</c>.</summary>
internal static class EnumParameter
{
    /// <summary>Reads a name.</summary>
    /// <param name="text">The name, in any case.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is such a name. Numbers are none.</returns>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text.All(character => char.IsAsciiLetter(character) || character == '_')
            && Enum.TryParse(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out value)
            && Enum.IsDefined(value);
    }
}
