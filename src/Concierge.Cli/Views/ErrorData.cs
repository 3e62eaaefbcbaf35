using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

/// <summary>The error of an <see cref="ErrorLine"/>.</summary>
internal sealed record ErrorData(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("remedy")] string Remedy);
