using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concierge.Understanding;

/// <summary>The JSON of <c>concierge understand</c>.</summary>
[JsonSerializable(typeof(RequestLine))]
[JsonSerializable(typeof(UnderstoodRequest))]
internal sealed partial class UnderstandingJsonContext : JsonSerializerContext
{
    /// <summary>The context with the names of the format. It writes the letters of every script as they are.</summary>
    public static UnderstandingJsonContext Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
