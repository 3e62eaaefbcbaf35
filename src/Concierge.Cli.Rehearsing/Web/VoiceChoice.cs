using Concierge.Media.Realtime;
using Concierge.Rehearsal.VoiceModel;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>
/// Which voice model speaks in the next calls: the simulated one, or OpenAI's where the user has a key. It costs money only once it is chosen.
/// </summary>
internal sealed class VoiceChoice
{
    private readonly VoiceModelServer _simulator;
    private readonly VoiceModelUpstream? _service;

    /// <param name="simulator">The simulated voice model, through which every session goes.</param>
    /// <param name="given">The user's settings of the real one.</param>
    public VoiceChoice(VoiceModelServer simulator, RealtimeOptions given)
    {
        _simulator = simulator;
        _service = given.ApiKey is { Length: > 0 } key ? new VoiceModelUpstream(given.BaseUrl, key) : null;
    }

    /// <summary>The voice models that can be chosen.</summary>
    public IReadOnlyList<string> Voices => _service is null ? [VoiceData.Offline] : [VoiceData.Offline, VoiceData.OpenAI];

    /// <summary>The voice model of the next calls.</summary>
    public string Voice => _simulator.Upstream is null ? VoiceData.Offline : VoiceData.OpenAI;

    /// <summary>Chooses one of <see cref="Voices"/>.</summary>
    public void Choose(string voice) => _simulator.Upstream = voice == VoiceData.OpenAI ? _service : null;
}
