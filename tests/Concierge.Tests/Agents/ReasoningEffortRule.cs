namespace Concierge.Tests.Agents;

/// <summary>What a chat completions server does about the parameter <c>reasoning_effort</c>.</summary>
internal enum ReasoningEffortRule
{
    /// <summary>Refuses tools unless the effort is <c>none</c>, even when the parameter is left out: OpenAI's families gpt-5.6 and gpt-6.</summary>
    RequiresNoneWithTools,

    /// <summary>Refuses the parameter, as OpenAI does with older models, and other vendors' servers do.</summary>
    RefusesParameter,

    /// <summary>Accepts the parameter and ignores it.</summary>
    Ignores,
}
