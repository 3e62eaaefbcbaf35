using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concierge.Agents.Loop;

/// <summary>Writes failed tool calls as JSON in snake_case.</summary>
[JsonSerializable(typeof(ToolFailure))]
internal sealed partial class ToolFailureJson : JsonSerializerContext
{
    /// <summary>The form both language models read.</summary>
    public static readonly ToolFailureJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
