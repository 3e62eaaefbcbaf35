using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concierge.Mcp.Consent;

/// <summary>Serializes what a person is asked to agree to.</summary>
[JsonSerializable(typeof(ConsentState))]
[JsonSerializable(typeof(SortedDictionary<string, JsonElement>))]
internal sealed partial class ConsentJsonContext : JsonSerializerContext;
