namespace Concierge.Options;

/// <summary>The values of <c>AGENT_REASONING_EFFORT</c>.</summary>
internal static class ReasoningEffortValues
{
    /// <summary>The parameter <c>reasoning_effort</c> is never sent.</summary>
    public const string Off = "off";

    /// <summary>Every accepted value: OpenAI's efforts, and <see cref="Off"/>.</summary>
    public static IReadOnlyList<string> Values { get; } = ["none", "minimal", "low", "medium", "high", "xhigh", "max", Off];
}
