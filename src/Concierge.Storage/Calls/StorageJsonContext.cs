using System.Text.Json.Serialization;

namespace Concierge.Storage.Calls;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredClaim))]
internal sealed partial class StorageJsonContext : JsonSerializerContext;
