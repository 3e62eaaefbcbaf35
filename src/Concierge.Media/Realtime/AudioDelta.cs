using System.Text.Json;

namespace Concierge.Media.Realtime;

/// <summary>A <c>response.output_audio.delta</c> event, the only frequent event, read in one pass without allocating.</summary>
internal ref struct AudioDelta
{
    private const int GroupLength = 4;

    public ReadOnlySpan<byte> ResponseId { get; private set; }

    public ReadOnlySpan<byte> ItemId { get; private set; }

    public int ContentIndex { get; private set; }

    /// <summary>Base64 audio with its padding. Forwarded unchanged where the server writes it so, as OpenAI does.</summary>
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
                delta.Payload = Pad(ReadString(ref json));
            }
            else if (json.ValueTextEquals("response_id"u8))
            {
                json.Read();
                delta.ResponseId = ReadString(ref json);
            }
            else if (json.ValueTextEquals("item_id"u8))
            {
                json.Read();
                delta.ItemId = ReadString(ref json);
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

    // Some servers escape "/" and "+", which base64 contains.
    private static ReadOnlySpan<byte> ReadString(scoped ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return default;
        }

        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan;
        }

        var text = new byte[json.ValueSpan.Length];
        return text.AsSpan(0, json.CopyString(text));
    }

    // RFC 4648, section 3.2: some encoders leave the padding out.
    private static ReadOnlySpan<byte> Pad(ReadOnlySpan<byte> base64)
    {
        if (base64.Length % GroupLength is 0 or 1)
        {
            return base64;
        }

        var padded = new byte[base64.Length + GroupLength - (base64.Length % GroupLength)];
        base64.CopyTo(padded);
        padded.AsSpan(base64.Length).Fill((byte)'=');
        return padded;
    }
}
