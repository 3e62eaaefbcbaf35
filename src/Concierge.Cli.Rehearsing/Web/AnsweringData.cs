namespace Concierge.Cli.Rehearsing.Web;

/// <summary>Who answers the next calls, as the console reads and sets it.</summary>
internal sealed record AnsweringData
{
    public const string ByPerson = "person";
    public const string ByScenario = "scenario";

    /// <summary><c>person</c> or <c>scenario</c>.</summary>
    public string? By { get; init; }

    /// <summary>The scenario's name.</summary>
    public string? Scenario { get; init; }
}
