using System.Text.Json;

namespace Concierge.Media.MediaStreams;

/// <summary>The content of Twilio's <c>start</c> message.</summary>
/// <param name="StreamSid">The id of the stream, <c>MZ…</c>; every message to Twilio contains it.</param>
/// <param name="CallSid">The id of the call, <c>CA…</c>.</param>
/// <param name="CustomParameters">The parameters from the TwiML.</param>
internal sealed record MediaStreamStart(string StreamSid, string CallSid, IReadOnlyDictionary<string, string> CustomParameters)
{
    private const int MaxSidLength = 64;

    /// <summary>Reads a <c>start</c> message.</summary>
    /// <returns><see langword="null"/> if the stream or call id is missing or the format is not 8 kHz μ-law.</returns>
    public static MediaStreamStart? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var message = JsonDocument.Parse(utf8);
            if (!message.RootElement.TryGetProperty("start", out var start) || start.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var streamSid = GetText(start, "streamSid") ?? GetText(message.RootElement, "streamSid");
            var callSid = GetText(start, "callSid");
            return IsSid(streamSid) && IsSid(callSid) && IsMuLaw(start)
                ? new MediaStreamStart(streamSid!, callSid!, ReadParameters(start))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads only the custom parameters of a <c>start</c> message, whatever else it contains.</summary>
    public static IReadOnlyDictionary<string, string> ReadParameters(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var message = JsonDocument.Parse(utf8);
            return message.RootElement.TryGetProperty("start", out var start) && start.ValueKind == JsonValueKind.Object
                ? ReadParameters(start)
                : new Dictionary<string, string>(StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }
    }

    private static string? GetText(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsSid(string? value) =>
        value is { Length: > 0 and <= MaxSidLength } && value.All(char.IsAsciiLetterOrDigit);

    private static bool IsMuLaw(JsonElement start) =>
        !start.TryGetProperty("mediaFormat", out var format)
        || format.ValueKind != JsonValueKind.Object
        || GetText(format, "encoding") is null or "audio/x-mulaw";

    private static Dictionary<string, string> ReadParameters(JsonElement start)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (start.TryGetProperty("customParameters", out var custom) && custom.ValueKind == JsonValueKind.Object)
        {
            foreach (var parameter in custom.EnumerateObject())
            {
                parameters[parameter.Name] = parameter.Value.ToString();
            }
        }

        return parameters;
    }
}
