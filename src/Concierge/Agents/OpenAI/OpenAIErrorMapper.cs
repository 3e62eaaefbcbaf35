using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Agents.OpenAI;

/// <summary>Maps failures of OpenAI's API to errors with stable codes.</summary>
internal static class OpenAIErrorMapper
{
    private const string UseRules = "set AGENT_MODEL=rules to work without it";

    /// <summary>
    /// Returns the error to throw; <see langword="null"/> when the original exception must be rethrown: the caller's own cancellation or
    /// an internal error.
    /// </summary>
    public static ConciergeError? Map(Exception exception, bool timedOut, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return exception switch
        {
            ClientResultException { Status: > 0 } refused => FromStatus(refused, timeProvider),
            OperationCanceledException when timedOut => new ConciergeError(
                "openai.timeout", "The language model did not answer in time.", $"Try again, or {UseRules}."),
            ClientResultException or HttpRequestException or IOException or AggregateException => new ConciergeError(
                "openai.unreachable", "The language model's server cannot be reached.", $"Check the network and OPENAI_BASE_URL, or {UseRules}."),
            JsonException => new ConciergeError(
                "openai.unavailable", "The language model's server returned an unreadable response.", "Check OPENAI_BASE_URL."),
            _ => null,
        };
    }

    private static ConciergeError FromStatus(ClientResultException exception, TimeProvider timeProvider) => exception.Status switch
    {
        401 or 403 => new("openai.unauthorized", "OpenAI does not accept the API key.", "Check OPENAI_API_KEY."),
        404 => new(
            "openai.model_not_found",
            "The server does not have this language model.",
            $"Check AGENT_MODEL (unset, it is {OpenAIChatClient.DefaultModel}) and OPENAI_BASE_URL."),
        429 when ReadErrorCode(exception) == "insufficient_quota" => new(
            "openai.insufficient_quota", "The OpenAI account has no credit left.", $"Check the account's billing, or {UseRules}."),
        429 => new("openai.rate_limited", "OpenAI's rate limit is exceeded.", FormatDelay(exception, timeProvider)),
        >= 500 => new("openai.unavailable", "OpenAI is not available at the moment.", $"Try again, or {UseRules}."),
        _ when RefusesReasoningEffort(exception) => new(
            "openai.bad_request",
            "The language model's server does not accept the reasoning effort that it was sent "
                + $"(status {exception.Status.ToString(CultureInfo.InvariantCulture)}).",
            "Check AGENT_REASONING_EFFORT and AGENT_MODEL."),
        _ => new(
            "openai.bad_request",
            $"OpenAI refused the request with status {exception.Status.ToString(CultureInfo.InvariantCulture)}.",
            "Check AGENT_MODEL."),
    };

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
