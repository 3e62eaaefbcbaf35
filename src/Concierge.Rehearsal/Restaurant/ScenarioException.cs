namespace Concierge.Rehearsal.Restaurant;

/// <summary>A scenario cannot be used. The message is one sentence for the person who wrote it, with file and line.</summary>
public sealed class ScenarioException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>A stable code: <c>scenario_not_found</c> or <c>scenario_invalid</c>.</summary>
    public string Code { get; } = code;
}
