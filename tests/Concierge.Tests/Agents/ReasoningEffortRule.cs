namespace Concierge.Tests.Agents;

/// <summary>How a chat completions server handles the parameter <c>reasoning_effort</c>.</summary>
internal enum ReasoningEffortRule
{
    /// <summary>Refuses tools unless the effort is <c>none</c>, also when the parameter is missing: OpenAI's families gpt-5.6 and gpt-6.</summary>
    RequiresNoneWithTools,

    /// <summary>Refuses the parameter, as OpenAI does for older models and as servers of other vendors do.</summary>
    RefusesParameter,

    /// <summary>Accepts the parameter and ignores it.</summary>
    Ignores,
}
