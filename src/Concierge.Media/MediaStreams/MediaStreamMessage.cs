using System.Buffers.Text;
using System.Text.Json;

namespace Concierge.Media.MediaStreams;

/// <summary>One message from Twilio, read in a single pass without allocating. The spans point into the message's own bytes.</summary>
internal ref struct MediaStreamMessage
{
    /// <summary>The type of the message.</summary>
    public MediaStreamMessageKind Kind { get; private set; }

    /// <summary>μ-law audio as base64 text; only in a message of kind <see cref="MediaStreamMessageKind.Media"/>.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>
    /// Milliseconds since the start of the stream; only in a message of kind <see cref="MediaStreamMessageKind.Media"/>. Twilio writes it
    /// as a string.
    /// </summary>
    public long Timestamp { get; private set; }

    /// <summary>The name of the mark; only in a message of kind <see cref="MediaStreamMessageKind.Mark"/>.</summary>
    public ReadOnlySpan<byte> MarkName { get; private set; }

    /// <summary>The pressed key; only in a message of kind <see cref="MediaStreamMessageKind.Dtmf"/>.</summary>
    public ReadOnlySpan<byte> Digit { get; private set; }

    /// <summary>Reads a message. Never throws: an unreadable message is <see cref="MediaStreamMessageKind.Invalid"/>.</summary>
    public static MediaStreamMessage Read(ReadOnlySpan<byte> utf8)
    {
        if (MediaFrameReader.TryRead(utf8, out var payload, out var timestamp))
        {
            return new MediaStreamMessage { Kind = MediaStreamMessageKind.Media, Payload = payload, Timestamp = timestamp };
        }

        return ReadAny(utf8);
    }

    /// <summary>Reads a message of any form with the JSON reader.</summary>
    internal static MediaStreamMessage ReadAny(ReadOnlySpan<byte> utf8)
    {
        var message = default(MediaStreamMessage);
        try
        {
            var json = new Utf8JsonReader(utf8);
            message.Read(ref json);
        }
        catch (JsonException)
        {
            message.Kind = MediaStreamMessageKind.Invalid;
        }

        if (message.Kind == MediaStreamMessageKind.Media && message.Payload.IsEmpty)
        {
            message.Kind = MediaStreamMessageKind.Invalid;
        }

        return message;
    }

    private void Read(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (json.CurrentDepth == 1 && json.ValueTextEquals("event"u8))
            {
                json.Read();
                Kind = ReadKind(ref json);
            }
            else if (json.CurrentDepth == 2)
            {
                ReadInner(ref json);
            }
        }
    }

    private void ReadInner(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("payload"u8))
        {
            json.Read();
            Payload = ReadText(ref json);
        }
        else if (json.ValueTextEquals("timestamp"u8))
        {
            json.Read();
            var digits = json.TokenType is JsonTokenType.String or JsonTokenType.Number ? json.ValueSpan : default;
            Timestamp = Utf8Parser.TryParse(digits, out long milliseconds, out _) ? milliseconds : 0;
        }
        else if (json.ValueTextEquals("name"u8))
        {
            json.Read();
            MarkName = ReadText(ref json);
        }
        else if (json.ValueTextEquals("digit"u8))
        {
            json.Read();
            Digit = ReadText(ref json);
        }
    }

    private static MediaStreamMessageKind ReadKind(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return MediaStreamMessageKind.Invalid;
        }

        return json.ValueTextEquals("media"u8) ? MediaStreamMessageKind.Media
            : json.ValueTextEquals("mark"u8) ? MediaStreamMessageKind.Mark
            : json.ValueTextEquals("start"u8) ? MediaStreamMessageKind.Start
            : json.ValueTextEquals("stop"u8) ? MediaStreamMessageKind.Stop
            : json.ValueTextEquals("connected"u8) ? MediaStreamMessageKind.Connected
            : json.ValueTextEquals("dtmf"u8) ? MediaStreamMessageKind.Dtmf
            : MediaStreamMessageKind.Unknown;
    }

    private static ReadOnlySpan<byte> ReadText(scoped ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return default;
        }

        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan;
        }

        // A sender may write "/" as "\/". Twilio never does, so this path may allocate a copy.
        var copy = new byte[json.ValueSpan.Length];
        return copy.AsSpan(0, json.CopyString(copy));
    }
}
