using System.Text.Json;

namespace Concierge.Media.MediaStreams;

/// <summary>What Twilio's <c>start</c> message tells of the stream.</summary>
/// <param name="StreamSid"><c>MZ…</c>; goes into every message sent back.</param>
/// <param name="CallSid"><c>CA…</c>.</param>
/// <param name="CustomParameters">The TwiML's parameters.</param>
internal sealed record MediaStreamStart(string StreamSid, string CallSid, IReadOnlyDictionary<string, string> CustomParameters)
{
    private const int LongestSid = 64;

    /// <summary>Reads a <c>start</c> message.</summary>
    /// <returns><see langword="null"/> when it does not name a stream and a call, or does not carry 8 kHz μ-law.</returns>
    public static MediaStreamStart? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var message = JsonDocument.Parse(utf8);
            if (!message.RootElement.TryGetProperty("start", out var start) || start.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var streamSid = Text(start, "streamSid") ?? Text(message.RootElement, "streamSid");
            var callSid = Text(start, "callSid");
            return IsSid(streamSid) && IsSid(callSid) && IsMuLaw(start)
                ? new MediaStreamStart(streamSid!, callSid!, Parameters(start))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsSid(string? value) =>
        value is { Length: > 0 and <= LongestSid } && value.All(char.IsAsciiLetterOrDigit);

    private static bool IsMuLaw(JsonElement start) =>
        !start.TryGetProperty("mediaFormat", out var format)
        || format.ValueKind != JsonValueKind.Object
        || Text(format, "encoding") is null or "audio/x-mulaw";

    private static Dictionary<string, string> Parameters(JsonElement start)
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
