using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concierge.Server.Api;

/// <summary>Writes an enumeration's names as the API spells everything: <c>in_progress</c>.</summary>
internal sealed class SnakeCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
