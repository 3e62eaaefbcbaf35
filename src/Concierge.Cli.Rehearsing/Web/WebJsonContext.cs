using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing.Web;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConsoleScenarioData[]))]
[JsonSerializable(typeof(AnsweringData))]
[JsonSerializable(typeof(BookComparisonData))]
[JsonSerializable(typeof(VoiceData))]
internal sealed partial class WebJsonContext : JsonSerializerContext;
