using System.Text.Encodings.Web;
using System.Text.Json;

namespace Concierge.Mcp.Tools;

/// <summary>The JSON of the tools.</summary>
internal static class ToolJson
{
    /// <summary>Writes quotation marks and letters of other alphabets as they are: a model reads the text, and no web page shows it.</summary>
    public static ToolJsonContext Readable { get; } =
        new(new JsonSerializerOptions(ToolJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
