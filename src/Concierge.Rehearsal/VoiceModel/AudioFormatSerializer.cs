using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Reads and writes <c>format</c> objects.</summary>
internal static class AudioFormatSerializer
{
    /// <summary>Reads a <c>format</c>.</summary>
    public static AudioEncoding Read(JsonField element)
    {
        var type = element.AsObject("type", "rate").GetRequired("type").AsOneOf("audio/pcm", "audio/pcmu", "audio/pcma");
        var encoding = type switch
        {
            "audio/pcm" => AudioEncoding.Pcm,
            "audio/pcmu" => AudioEncoding.Pcmu,
            _ => AudioEncoding.Pcma,
        };
        if (element.GetOptional("rate") is { } rate && encoding != AudioEncoding.Pcm)
        {
            throw RealtimeErrorException.CreateUnknownParameter(rate.Path);
        }

        if (element.GetOptional("rate") is { } hertz && hertz.AsInteger() != 24000)
        {
            throw RealtimeErrorException.CreateInvalidValue(hertz.Path, "Invalid value: only a rate of 24000 is supported for 'audio/pcm'.");
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

    /// <summary>Gets the number of bytes per millisecond.</summary>
    public static int BytesPerMillisecond(this AudioEncoding encoding) => encoding == AudioEncoding.Pcm ? 48 : 8;
}
