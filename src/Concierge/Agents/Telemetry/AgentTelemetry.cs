using System.Diagnostics;
using Concierge.Contracts;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Telemetry;

/// <summary>
/// Traces and meters the language model by OpenTelemetry's conventions for generative AI
/// (https://opentelemetry.io/docs/specs/semconv/gen-ai/). No span and no metric holds a prompt, an answer, or a tool's arguments or result.
/// </summary>
public static class AgentTelemetry
{
    /// <summary>The name of the source of the spans, and of the meter.</summary>
    public const string SourceName = "Concierge.Agents";

    private const string InvokeAgent = "invoke_agent";
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Adds spans and metrics to a language model.</summary>
    /// <returns>The model with a span <c>chat</c> for each answer. A failure's span names the error's code and not its sentence.</returns>
    public static IChatClient Observe(IChatClient chatClient)
    {
        ArgumentNullException.ThrowIfNull(chatClient);

        // The library writes the message of an exception to the span, and a message may quote what the server said.
        var masked = new ErrorMappingChatClient(chatClient, MaskedException.Mask);
        var observed = new OpenTelemetryChatClient(masked, logger: null, SourceName) { EnableSensitiveData = false };
        return new ErrorMappingChatClient(observed, MaskedException.Unmask);
    }

    /// <summary>Starts the span of one step of an agent.</summary>
    /// <returns><see langword="null"/> if nobody listens.</returns>
    internal static Activity? StartAgent(string agent, int step) => Source.StartActivity($"{InvokeAgent} {agent}")
        ?.SetTag("gen_ai.operation.name", InvokeAgent)
        .SetTag("gen_ai.agent.name", agent)
        .SetTag("concierge.agent.step", step);

    /// <summary>Marks a span as failed with an error's code.</summary>
    internal static void SetError(Activity? span, ConciergeError error) =>
        span?.SetTag("error.type", error.Code).SetStatus(ActivityStatusCode.Error, error.Code);
}
