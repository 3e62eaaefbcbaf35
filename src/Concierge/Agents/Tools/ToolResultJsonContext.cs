using System.Text.Json;
using System.Text.Json.Serialization;
using Concierge.Contracts;

namespace Concierge.Agents.Tools;

/// <summary>Writes tool results as JSON in snake_case.</summary>
[JsonSerializable(typeof(FindAnswer))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(BookingsAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
internal sealed partial class ToolResultJsonContext : JsonSerializerContext
{
    /// <summary>The format that both language models read.</summary>
    public static readonly ToolResultJsonContext SnakeCase = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<CallOutcome>(JsonNamingPolicy.SnakeCaseLower) },
    });

    /// <summary>Returns the JSON result of a failed tool call.</summary>
    public static string SerializeError(ConciergeError error) => JsonSerializer.Serialize(new CallAnswer { Error = error }, SnakeCase.CallAnswer);
}
