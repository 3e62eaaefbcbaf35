using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

/// <summary>An error as <c>--json</c> prints it.</summary>
internal sealed record ErrorData(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("remedy")] string Remedy);
