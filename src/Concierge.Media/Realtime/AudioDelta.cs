using System.Text.Json;

namespace Concierge.Media.Realtime;

/// <summary>A <c>response.output_audio.delta</c> event, the only frequent event, read in one pass without allocating.</summary>
internal ref struct AudioDelta
{
    public ReadOnlySpan<byte> ResponseId { get; private set; }

    public ReadOnlySpan<byte> ItemId { get; private set; }

    public int ContentIndex { get; private set; }

    /// <summary>Base64 audio, forwarded unchanged.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>Reads an event if it is an audio delta.</summary>
    /// <exception cref="JsonException">The message is not JSON.</exception>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out AudioDelta delta)
    {
        delta = default;
        var json = new Utf8JsonReader(utf8);
        var isDelta = false;
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
            {
                continue;
            }

            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.String || !json.ValueTextEquals("response.output_audio.delta"u8))
                {
                    return false;
                }

                isDelta = true;
            }
            else if (json.ValueTextEquals("delta"u8))
            {
                json.Read();
                delta.Payload = json.ValueSpan;
            }
            else if (json.ValueTextEquals("response_id"u8))
            {
                json.Read();
                delta.ResponseId = json.ValueSpan;
            }
            else if (json.ValueTextEquals("item_id"u8))
            {
                json.Read();
                delta.ItemId = json.ValueSpan;
            }
            else if (json.ValueTextEquals("content_index"u8))
            {
                json.Read();
                delta.ContentIndex = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var index) ? index : 0;
            }
            else
            {
                json.Skip();
            }
        }

        return isDelta;
    }
}
