using System.Text.Json.Serialization;

namespace Concierge.Calls;

[JsonSerializable(typeof(IReadOnlyList<DateTimeOffset>))]
internal sealed partial class CallTimesJsonContext : JsonSerializerContext;
