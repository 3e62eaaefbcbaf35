using System.Text.Json.Serialization;

namespace Concierge.Storage.Limits;

[JsonSerializable(typeof(IReadOnlyList<CallTimesFileEntry>))]
internal sealed partial class CallTimesFileJsonContext : JsonSerializerContext;
