using System.Net;
using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Media.Realtime;

/// <summary>Maps errors of the Realtime API to messages and remedies.</summary>
internal static class RealtimeErrorMapper
{
    public static VoiceModelError TimedOut { get; } = new(
        "openai.timeout", "The voice model did not answer in time.", "Try again; status.openai.com tells more.");

    public static VoiceModelError Unreachable { get; } = new(
        "openai.unreachable", "The voice model could not be reached.", "Check the network connection and OPENAI_BASE_URL.");

    public static VoiceModelError ConnectionLost { get; } = new(
        "openai.connection_lost", "The connection to the voice model broke off.", "Try again.");

    /// <summary>Maps the HTTP status of a refused handshake.</summary>
    public static VoiceModelError FromHandshake(HttpStatusCode status) => (int)status switch
    {
        0 => Unreachable,
        401 => Unauthorized,
        403 => new("openai.forbidden", "OpenAI does not let this key use the Realtime API.", "Give the key's project access to the Realtime models."),
        404 => new("openai.not_found", "There is no Realtime API at OPENAI_BASE_URL, or no such model.", "Check OPENAI_BASE_URL and REALTIME_MODEL."),
        429 => RateLimited,
        >= 500 => new("openai.unavailable", "OpenAI has a fault at the moment.", "Try again in a few minutes; status.openai.com tells more."),
        _ => new("openai.refused", $"OpenAI refused the voice session (HTTP {(int)status}).", "Check OPENAI_BASE_URL and REALTIME_MODEL."),
    };

    /// <summary>Maps the error of an <c>error</c> event or of a failed response.</summary>
    public static VoiceModelError FromJson(JsonElement error)
    {
        var code = Text(error, "code") ?? Text(error, "type") ?? "error";
        return code switch
        {
            "invalid_api_key" => Unauthorized,
            "insufficient_quota" => new("openai.insufficient_quota", "The OpenAI account has no credit left.", "Add credit at platform.openai.com, Billing."),
            "rate_limit_exceeded" => RateLimited,
            "model_not_found" => new(
                "openai.model_not_found", "OpenAI does not know the model that REALTIME_MODEL names.", "Set REALTIME_MODEL=gpt-realtime-2.1."),
            "session_expired" => new("openai.session_expired", "The voice session reached its longest duration."),
            _ => new($"openai.{code}", $"The voice model reported an error ({code})."),
        };
    }

    /// <summary>Maps the error that answers <c>session.update</c>, and names the parameter. An invalid request stays invalid.</summary>
    public static VoiceModelError FromRefusedSession(JsonElement error)
    {
        var known = FromJson(error);
        if (Text(error, "type") != "invalid_request_error" || known.Remedy.Length > 0)
        {
            return known;
        }

        var code = Text(error, "code") ?? "invalid_request_error";
        var parameter = Text(error, "param") is { Length: > 0 } name ? $" at {name}" : "";
        return new(
            $"openai.{code}",
            $"The voice model refused the settings of the session{parameter} ({code}).",
            "Check REALTIME_MODEL and REALTIME_VOICE, and that the server at OPENAI_BASE_URL supports them.")
        {
            IsPermanent = true,
        };
    }

    public static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? JsonText.Read(value)
            : null;

    private static VoiceModelError Unauthorized { get; } = new(
        "openai.unauthorized", "OpenAI refused the key.", "Check OPENAI_API_KEY (platform.openai.com, API keys).");

    private static VoiceModelError RateLimited { get; } = new(
        "openai.rate_limited", "OpenAI is being asked too often.", "Wait a minute and try again.");
}
