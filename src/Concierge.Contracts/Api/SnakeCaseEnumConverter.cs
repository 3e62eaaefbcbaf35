using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concierge.Contracts.Api;

/// <summary>Converts the names of an enumeration to snake case: <c>in_progress</c>.</summary>
internal sealed class SnakeCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
