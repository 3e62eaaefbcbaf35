using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Agents.OpenAI;

/// <summary>Turns what goes wrong with OpenAI's API into a sentence and a stable code.</summary>
internal static class OpenAIErrors
{
    /// <summary>The error to throw; <see langword="null"/> when the exception must stay as it is (the caller's own cancellation, a fault of this program).</summary>
    public static ConciergeError? Map(Exception exception, bool timedOut, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return exception switch
        {
            ClientResultException { Status: > 0 } refused => FromStatus(refused, timeProvider),
            OperationCanceledException when timedOut => new ConciergeError("openai.timeout", "The language model did not answer in time.", "Try again, or set AGENT_MODEL=rules to do without it."),
            ClientResultException or HttpRequestException or IOException or AggregateException => new ConciergeError("openai.unreachable", "The language model's server cannot be reached.", "Check the network and OPENAI_BASE_URL, or set AGENT_MODEL=rules to do without it."),
            JsonException => new ConciergeError("openai.unavailable", "The language model's server sent an answer that cannot be read.", "Check OPENAI_BASE_URL."),
            _ => null,
        };
    }

    private static ConciergeError FromStatus(ClientResultException refused, TimeProvider timeProvider) => refused.Status switch
    {
        401 or 403 => new("openai.unauthorized", "OpenAI does not accept the API key.", "Check OPENAI_API_KEY."),
        404 => new("openai.model_not_found", "The language model is not known to the server.", $"Check AGENT_MODEL (unset, it is {OpenAIChatClient.DefaultModel}) and OPENAI_BASE_URL."),
        429 when Code(refused) == "insufficient_quota" => new("openai.insufficient_quota", "The OpenAI account has no credit left.", "Check the account's billing, or set AGENT_MODEL=rules to do without it."),
        429 => new("openai.rate_limited", "OpenAI is asked too often at the moment.", Delay(refused, timeProvider) is { } delay ? $"Try again in {Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture)} seconds." : "Try again in a minute."),
        >= 500 => new("openai.unavailable", "OpenAI has a fault of its own at the moment.", "Try again, or set AGENT_MODEL=rules to do without it."),
        _ when RefusesReasoningEffort(refused) => new(
            "openai.bad_request",
            $"The language model's server does not accept the reasoning effort that it was sent (status {refused.Status.ToString(CultureInfo.InvariantCulture)}).",
            "Check AGENT_REASONING_EFFORT and AGENT_MODEL."),
        _ => new("openai.bad_request", $"OpenAI refused the request with status {refused.Status.ToString(CultureInfo.InvariantCulture)}.", "Check AGENT_MODEL."),
    };

    /// <summary>Whether a server refuses to stream, and may answer in one piece instead.</summary>
    public static bool RefusesStreaming(Exception exception) =>
        exception is ClientResultException { Status: 400 or 404 or 405 or 415 or 422 or 501 } refused
        && refused.GetRawResponse()?.Content?.ToString() is { } body && body.Contains("stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a server refuses a request over <c>reasoning_effort</c>, sent or left out: its answer names the parameter.</summary>
    public static bool RefusesReasoningEffort(Exception exception) =>
        exception is ClientResultException { Status: 400 or 422 } refused
        && refused.GetRawResponse()?.Content?.ToString() is { } body && body.Contains("reasoning_effort", StringComparison.Ordinal);

    /// <summary>An answer that ended before it was complete.</summary>
    public static ConciergeError BrokenOff { get; } = new("openai.broken_off", "The language model's answer broke off in the middle.", "Try again.");

    private static TimeSpan? Delay(ClientResultException refused, TimeProvider timeProvider) => refused.GetRawResponse() is { } response ? RetryAfter.Read(response, timeProvider) : null;

    private static string? Code(ClientResultException refused)
    {
        try
        {
            using var body = JsonDocument.Parse(refused.GetRawResponse()?.Content?.ToMemory() ?? "{}"u8.ToArray());
            return body.RootElement.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? code.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A proxy's page instead of OpenAI's JSON: the status alone must do.
            return null;
        }
    }
}
