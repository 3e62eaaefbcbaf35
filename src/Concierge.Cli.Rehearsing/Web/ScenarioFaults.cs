using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.VoiceModel;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>Gives the voice model the faults of a scenario.</summary>
internal static class ScenarioFaults
{
    /// <summary>Gives the next sessions the faults.</summary>
    /// <param name="voiceModel">The voice model.</param>
    /// <param name="scenario">The scenario; <see langword="null"/> for no faults.</param>
    public static void Apply(VoiceModelServer voiceModel, Scenario? scenario)
    {
        var options = scenario is null ? new VoiceModelOptions() : RehearsalEnvironment.CreateVoiceModelOptions(scenario);
        voiceModel.ChangeFaults(options.Faults, options.MaxSessionDuration);
    }
}
