using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The protocol's audio formats, mono.</summary>
internal enum AudioEncoding
{
    /// <summary><c>audio/pcm</c>: 16-bit little-endian at 24 kHz.</summary>
    Pcm,

    /// <summary><c>audio/pcmu</c>: G.711 μ-law at 8 kHz.</summary>
    Pcmu,

    /// <summary><c>audio/pcma</c>: G.711 A-law at 8 kHz.</summary>
    Pcma,
}

/// <summary>Reads and writes <c>format</c> objects.</summary>
internal static class AudioEncodingJson
{
    /// <summary>Reads a <c>format</c>.</summary>
    public static AudioEncoding Read(WireElement element)
    {
        var type = element.AsObject("type", "rate").Required("type").AsOneOf("audio/pcm", "audio/pcmu", "audio/pcma");
        var encoding = type switch
        {
            "audio/pcm" => AudioEncoding.Pcm,
            "audio/pcmu" => AudioEncoding.Pcmu,
            _ => AudioEncoding.Pcma,
        };
        if (element.Optional("rate") is { } rate && encoding != AudioEncoding.Pcm)
        {
            throw RealtimeErrorException.UnknownParameter(rate.Path);
        }

        if (element.Optional("rate") is { } hertz && hertz.AsInteger() != 24000)
        {
            throw RealtimeErrorException.InvalidValue(hertz.Path, "Invalid value: only a rate of 24000 is supported for 'audio/pcm'.");
        }

        return encoding;
    }

    /// <summary>Writes a <c>format</c>.</summary>
    public static void WriteFormat(this Utf8JsonWriter writer, AudioEncoding encoding)
    {
        writer.WriteStartObject("format");
        writer.WriteString("type", encoding switch
        {
            AudioEncoding.Pcm => "audio/pcm",
            AudioEncoding.Pcmu => "audio/pcmu",
            _ => "audio/pcma",
        });
        if (encoding == AudioEncoding.Pcm)
        {
            writer.WriteNumber("rate", 24000);
        }

        writer.WriteEndObject();
    }

    /// <summary>Bytes of one millisecond.</summary>
    public static int BytesPerMillisecond(this AudioEncoding encoding) => encoding == AudioEncoding.Pcm ? 48 : 8;
}
