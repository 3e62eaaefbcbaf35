using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Reads the messages of the application as strictly as Twilio. Each of these is error 31951: invalid JSON, an unknown event, a missing or
/// an extra field, a wrong streamSid (twilio.com/docs/api/errors/31951).
/// </summary>
internal static class StreamMessageReader
{
    /// <summary>Reads one text message.</summary>
    /// <param name="utf8">The message.</param>
    /// <param name="streamSid">The stream that the message must belong to.</param>
    /// <param name="message">The message, when it is valid.</param>
    /// <param name="problem">Why the message is invalid; null when it is valid.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, string streamSid, out StreamMessage message, [NotNullWhen(false)] out string? problem)
    {
        message = default;
        Fields fields = new();
        try
        {
            problem = fields.Read(utf8) ?? fields.Check(streamSid, out message);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            problem = "the message is not valid JSON";
        }

        return problem is null;
    }

    private ref struct Fields
    {
        private string? _event;
        private string? _streamSid;
        private byte[]? _payload;
        private string? _markName;
        private bool _hasMedia;
        private bool _hasMark;

        public string? Read(ReadOnlySpan<byte> utf8)
        {
            Utf8JsonReader reader = new(utf8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return "the message is not a JSON object";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                string? problem = name switch
                {
                    "event" => ReadString(ref reader, name, ref _event),
                    "streamSid" => ReadString(ref reader, name, ref _streamSid),
                    "media" => ReadObjectWithField(ref reader, name, "payload", ref _hasMedia, ref _payload, ref _markName),
                    "mark" => ReadObjectWithField(ref reader, name, "name", ref _hasMark, ref _payload, ref _markName),
                    _ => $"the field \"{Truncate(name)}\" does not belong in any message to Twilio",
                };
                if (problem is not null)
                {
                    return problem;
                }
            }

            return reader.Read() ? "something follows the JSON object" : null;
        }

        public readonly string? Check(string streamSid, out StreamMessage message)
        {
            message = default;
            if (_event is null)
            {
                return "the field \"event\" is missing";
            }

            if (_event is not ("media" or "mark" or "clear"))
            {
                return $"the event \"{Truncate(_event)}\" is not one that Twilio accepts (media, mark, clear)";
            }

            if (_streamSid is null)
            {
                return $"the field \"streamSid\" of a {_event} message is missing";
            }

            if (_streamSid != streamSid)
            {
                return "the streamSid is not that of this stream";
            }

            if (_hasMedia != (_event == "media"))
            {
                return _hasMedia ? $"a {_event} message has no field \"media\"" : "the field \"media\" of a media message is missing";
            }

            if (_hasMark != (_event == "mark"))
            {
                return _hasMark ? $"a {_event} message has no field \"mark\"" : "the field \"mark\" of a mark message is missing";
            }

            message = new StreamMessage(_payload, _markName, _event == "clear");
            return null;
        }

        private static string? ReadString(ref Utf8JsonReader reader, string name, ref string? value)
        {
            if (value is not null)
            {
                return $"the field \"{name}\" occurs twice";
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                return $"the field \"{name}\" is not a string";
            }

            value = reader.GetString();
            return null;
        }

        private static string? ReadObjectWithField(
            ref Utf8JsonReader reader, string parent, string child, ref bool wasRead, ref byte[]? payload, ref string? markName)
        {
            if (wasRead)
            {
                return $"the field \"{parent}\" occurs twice";
            }

            wasRead = true;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return $"the field \"{parent}\" is not an object";
            }

            bool found = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (name != child || found)
                {
                    return $"the field \"{parent}.{Truncate(name)}\" does not belong in a {parent} message";
                }

                found = true;
                string? problem = parent == "media" ? ReadPayload(ref reader, ref payload) : ReadString(ref reader, "mark.name", ref markName);
                if (problem is not null)
                {
                    return problem;
                }
            }

            return found ? null : $"the field \"{parent}.{child}\" is missing";
        }

        private static string? ReadPayload(ref Utf8JsonReader reader, ref byte[]? payload)
        {
            if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out payload))
            {
                return "the field \"media.payload\" is not base64";
            }

            return payload.AsSpan().StartsWith("RIFF"u8) ? "the payload begins with a WAV header, which would play as noise: send raw mu-law" : null;
        }

        private static string Truncate(string text) => text.Length <= 40 ? text : text[..40];
    }
}
