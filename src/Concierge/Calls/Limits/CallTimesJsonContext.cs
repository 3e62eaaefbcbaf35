using System.Text.Json.Serialization;

namespace Concierge.Calls.Limits;

[JsonSerializable(typeof(IReadOnlyList<PlacedCall>))]
internal sealed partial class CallTimesJsonContext : JsonSerializerContext;
