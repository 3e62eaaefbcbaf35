using System.Text.Json.Serialization;

namespace Concierge.Calls;

[JsonSerializable(typeof(IReadOnlyList<PlacedCall>))]
internal sealed partial class CallTimesJsonContext : JsonSerializerContext;
