namespace Concierge.Rehearsal.Restaurant;

/// <summary>Thrown when a scenario does not exist or is not valid. The message is one sentence for its author, with file and line.</summary>
public sealed class ScenarioException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>A stable code: <c>scenario_not_found</c> or <c>scenario_invalid</c>.</summary>
    public string Code { get; } = code;
}
