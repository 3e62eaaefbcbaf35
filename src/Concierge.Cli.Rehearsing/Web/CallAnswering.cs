using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>Who answers the next calls of a rehearsal: a scenario's restaurant, or the person in the page. Thread-safe.</summary>
/// <param name="scenario">The scenario at the start.</param>
internal sealed class CallAnswering(Scenario scenario)
{
    private Scenario? _scenario = scenario;
    private Scenario _lastScenario = scenario;

    /// <summary>The scenario; <see langword="null"/> for the person.</summary>
    public Scenario? Scenario => Volatile.Read(ref _scenario);

    /// <summary>The voice of a restaurant that answers: that of the scenario chosen last.</summary>
    public string Voice => Volatile.Read(ref _lastScenario).Voice;

    /// <summary>Lets a scenario answer.</summary>
    public void Choose(Scenario chosen)
    {
        Volatile.Write(ref _lastScenario, chosen);
        Volatile.Write(ref _scenario, chosen);
    }

    /// <summary>Lets the person answer.</summary>
    public void ChoosePerson() => Volatile.Write(ref _scenario, null);
}
