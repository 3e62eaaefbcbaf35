using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>A scenario, as the console lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What the restaurant does.</param>
/// <param name="Expected">The outcomes that count as right.</param>
/// <param name="Request">What the guest asks for in it; <see langword="null"/> for any booking.</param>
/// <param name="NeedsBooking">Whether it is about a booking that the guest has made before, with another scenario.</param>
internal sealed record ConsoleScenarioData(string Name, string Description, IReadOnlyList<string> Expected, string? Request, bool NeedsBooking)
{
    /// <summary>Creates it from a scenario.</summary>
    public static ConsoleScenarioData From(Scenario scenario) => new(
        scenario.Name, scenario.Description, scenario.Expectation.Outcomes, scenario.Request, scenario.ExistingBooking is not null);
}
