using System.Text.Json;

namespace Concierge.Cli.Rehearsing;

/// <summary>The API's spelling of an enumeration's names.</summary>
internal static class SnakeCaseNames
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
