using System.Text.Json.Serialization;

namespace Concierge.Calls.Prices;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CallPriceFile))]
internal sealed partial class PricesJsonContext : JsonSerializerContext;
