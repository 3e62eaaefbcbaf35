using System.Text.Json;

namespace Concierge.Cli.Rehearsing;

/// <summary>Formats enumeration names as the API does.</summary>
internal static class SnakeCaseFormatter
{
    public static string Format<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
