using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Concierge.Contracts;

namespace Concierge.Agents.OpenAI;

/// <summary>Maps failures of OpenAI's API to errors with stable codes.</summary>
internal static partial class OpenAIErrorMapper
{
    private const int MaxQuoteLength = 300;
    private const string UseRules = "set AGENT_MODEL=rules to work without it";

    /// <summary>
    /// Returns the error to throw; <see langword="null"/> when the original exception must be rethrown: the caller's own cancellation or
    /// an internal error.
    /// </summary>
    public static ConciergeError? Map(
        Exception exception, bool timedOut, ChatServerSettings settings, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return exception switch
        {
            ClientResultException { Status: > 0 } refused => FromStatus(refused, settings, timeProvider),
            OperationCanceledException when timedOut => new ConciergeError(
                "openai.timeout", "The language model did not answer in time.", $"Try again, or {UseRules}."),
            ClientResultException or HttpRequestException or IOException or AggregateException => new ConciergeError(
                "openai.unreachable", "The language model's server cannot be reached.", $"Check the network and {settings.Address}, or {UseRules}."),

            // OpenAI's library throws these for JSON that it does not expect.
            JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or NotSupportedException =>
                new ConciergeError(
                    "openai.unavailable",
                    "The language model's server returned an unreadable response.",
                    $"Check {settings.Address}: it must be a server with OpenAI's chat completions."),
            _ => null,
        };
    }

    private static ConciergeError FromStatus(ClientResultException exception, ChatServerSettings settings, TimeProvider timeProvider) => exception.Status switch
    {
        401 or 403 => new("openai.unauthorized", "The language model's server does not accept the API key.", $"Check {settings.Key}."),
        404 => new(
            "openai.model_not_found",
            $"The server does not have this language model.{Quote(exception)}",
            $"Check AGENT_MODEL (unset, it is {OpenAIChatClient.DefaultModel}) and {settings.Address}."),
        429 when ReadErrorCode(exception) == "insufficient_quota" => new(
            "openai.insufficient_quota", "The OpenAI account has no credit left.", $"Check the account's billing, or {UseRules}."),
        429 => new("openai.rate_limited", "The rate limit of the language model's server is exceeded.", FormatDelay(exception, timeProvider)),
        >= 500 => new(
            "openai.unavailable",
            $"The language model's server is not available at the moment.{Quote(exception)}",
            $"Try again, check {settings.Address}, or {UseRules}."),
        _ when RefusesReasoningEffort(exception) => new(
            "openai.bad_request",
            "The language model's server does not accept the reasoning effort that it was sent "
                + $"(status {exception.Status.ToString(CultureInfo.InvariantCulture)}).{Quote(exception)}",
            "Check AGENT_REASONING_EFFORT and AGENT_MODEL."),
        _ => new(
            "openai.bad_request",
            $"The language model's server refused the request with status {exception.Status.ToString(CultureInfo.InvariantCulture)}.{Quote(exception)}",
            $"Check AGENT_MODEL and {settings.Address}, or {UseRules}."),
    };

    // The server's own sentence says best what is wrong: that the model does not support tools, that the conversation is too long.
    private static string Quote(ClientResultException exception)
    {
        if (ReadErrorMessage(exception) is not { } message)
        {
            return "";
        }

        var printable = string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        var safe = Key().Replace(printable, "***");
        return safe.Length == 0 ? "" : $" It says: \u201c{(safe.Length <= MaxQuoteLength ? safe : $"{safe[..MaxQuoteLength]}\u2026")}\u201d";
    }

    // OpenAI: {"error":{"message":…}}; others: {"error":"…"}, {"message":…}, {"detail":…}.
    private static string? ReadErrorMessage(ClientResultException exception)
    {
        try
        {
            using var body = JsonDocument.Parse(exception.GetRawResponse()?.Content?.ToMemory() ?? "{}"u8.ToArray());
            var root = body.RootElement;
            return root.ValueKind != JsonValueKind.Object ? null
                : root.TryGetProperty("error", out var error) ? error.ValueKind == JsonValueKind.Object ? ReadText(error, "message") : ReadText(root, "error")
                : ReadText(root, "message") ?? ReadText(root, "detail");
        }
        catch (Exception parseException) when (parseException is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? ReadText(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A server may repeat the key that it was sent.
    [GeneratedRegex(@"\b[A-Za-z]{2,4}[-_][A-Za-z0-9_*-]{8,}|(?<=key[^:]{0,20}:\s*)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    private static string FormatDelay(ClientResultException exception, TimeProvider timeProvider) =>
        exception.GetRawResponse() is { } response && RetryAfterHeader.Read(response, timeProvider) is { } delay
            ? $"Try again in {Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture)} seconds."
            : "Try again in a minute.";

    /// <summary>Whether a server does not support streaming and may answer a request without it.</summary>
    public static bool IsStreamingRefused(Exception exception) =>
        exception is ClientResultException { Status: 400 or 404 or 405 or 415 or 422 or 501 } refused
        && refused.GetRawResponse()?.Content?.ToString() is { } body && body.Contains("stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a server refuses a request over <c>reasoning_effort</c>, sent or left out: its answer names the parameter.</summary>
    public static bool RefusesReasoningEffort(Exception exception) =>
        exception is ClientResultException { Status: 400 or 422 } refused
        && refused.GetRawResponse()?.Content?.ToString() is { } body && body.Contains("reasoning_effort", StringComparison.Ordinal);

    /// <summary>Whether a server refuses a request over the schema of the answer: its answer names the parameter.</summary>
    public static bool RefusesSchema(Exception exception) =>
        exception is ClientResultException { Status: 400 or 404 or 422 or 501 } refused
        && refused.GetRawResponse()?.Content?.ToString() is { } body
        && (body.Contains("response_format", StringComparison.Ordinal) || body.Contains("json_schema", StringComparison.Ordinal));

    /// <summary>The error of an answer that ended before it was complete.</summary>
    public static ConciergeError IncompleteAnswer { get; } = new("openai.broken_off", "The language model's answer ended unexpectedly.", "Try again.");

    private static string? ReadErrorCode(ClientResultException exception)
    {
        try
        {
            using var body = JsonDocument.Parse(exception.GetRawResponse()?.Content?.ToMemory() ?? "{}"u8.ToArray());
            return body.RootElement.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? code.GetString() : null;
        }
        catch (Exception parseException) when (parseException is JsonException or InvalidOperationException)
        {
            // A proxy answered with a page of its own. Only the status is known.
            return null;
        }
    }
}
