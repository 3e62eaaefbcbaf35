using System.Text.Json.Serialization;

namespace Concierge.Storage.Idempotency;

[JsonSerializable(typeof(StoredAnswer))]
internal sealed partial class IdempotencyJsonContext : JsonSerializerContext;
