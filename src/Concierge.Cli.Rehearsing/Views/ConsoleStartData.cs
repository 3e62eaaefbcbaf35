using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>The start of a rehearsal in the browser as <c>--json</c> prints it.</summary>
/// <param name="Address">The server's address.</param>
/// <param name="Link">The link that signs in to the console, once; absent without one.</param>
internal sealed record ConsoleStartData(
    [property: JsonPropertyName("address")] Uri Address,
    [property: JsonPropertyName("link"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Uri? Link);
