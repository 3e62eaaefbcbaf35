using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

/// <summary>An error as <c>--json</c> prints it.</summary>
internal sealed record ErrorLine([property: JsonPropertyName("event")] string Event, [property: JsonPropertyName("data")] ErrorData Data);
