using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace Concierge.Calls.Snapshots;

/// <summary>Converts a date or a time of day to and from its ISO form.</summary>
internal abstract class IsoTextConverter<T>(IPattern<T> pattern) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && pattern.Parse(reader.GetString()!) is { Success: true } read ? read.Value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
}
