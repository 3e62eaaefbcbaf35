using System.Text.Encodings.Web;
using System.Text.Json;

namespace Concierge.Cli.Views;

/// <summary>
/// Writes a line of <c>--json</c>. Only what JSON needs escaped is escaped, and what controls a terminal: names stay readable.
/// </summary>
internal static class JsonLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the line: <c>{"event":NAME,"data":…}</c>.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="data">Its data, as JSON.</param>
    public static string Create(string name, string data)
    {
        using var document = JsonDocument.Parse(data);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("event", name);
            writer.WritePropertyName("data");
            document.RootElement.WriteTo(writer);
            writer.WriteEndObject();
        }

        // The escapes of the terminal are those of JSON, and such characters stand in strings only.
        return TerminalText.Escape(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
