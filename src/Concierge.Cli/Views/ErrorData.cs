using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

/// <summary>What went wrong.</summary>
internal sealed record ErrorData(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("remedy")] string Remedy);
