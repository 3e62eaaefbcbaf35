using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

/// <summary>The last line of <c>concierge init --json</c>. It holds names of settings and no values.</summary>
/// <param name="File">The file.</param>
/// <param name="Set">The settings that were written.</param>
/// <param name="Kept">The settings that the file had and still has.</param>
/// <param name="Missing">The settings without which no call can be placed, and which are set nowhere.</param>
internal sealed record WrittenSettingsData(
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("set")] IReadOnlyList<string> Set,
    [property: JsonPropertyName("kept")] IReadOnlyList<string> Kept,
    [property: JsonPropertyName("missing")] IReadOnlyList<string> Missing);
