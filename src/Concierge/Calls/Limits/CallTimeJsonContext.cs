using System.Text.Json.Serialization;

namespace Concierge.Calls.Limits;

[JsonSerializable(typeof(IReadOnlyList<CallTimeEntry>))]
internal sealed partial class CallTimeJsonContext : JsonSerializerContext;
