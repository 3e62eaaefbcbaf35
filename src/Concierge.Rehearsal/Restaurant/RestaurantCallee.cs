using System.Collections.Concurrent;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A simulated restaurant that answers calls, speaks and listens.</summary>
/// <param name="engine">The speech engine.</param>
/// <param name="createDialogue">Creates the dialogue of one call.</param>
/// <param name="voice">The voice options.</param>
/// <param name="observer">Observes what is said.</param>
/// <param name="logger">Logs speech failures.</param>
public sealed class RestaurantCallee(
    SpeechEngine engine,
    Func<ICalleeDialogue> createDialogue,
    RestaurantVoiceOptions? voice = null,
    ICalleeObserver? observer = null,
    ILogger<RestaurantCallee>? logger = null) : ICallee
{
    private readonly RestaurantVoiceOptions _voice = voice ?? new RestaurantVoiceOptions();
    private readonly ConcurrentQueue<ICalleeDialogue> _ringingDialogues = new();
    private int _callCount;

    /// <inheritdoc/>
    public RingResult Ring(TelephoneCall call)
    {
        var dialogue = createDialogue();
        if (dialogue.Ring.Outcome == RingOutcome.Answered)
        {
            _ringingDialogues.Enqueue(dialogue);
        }

        return dialogue.Ring;
    }

    /// <inheritdoc/>
    public ICalleeLeg Answer(TelephoneCall call)
    {
        var dialogue = _ringingDialogues.TryDequeue(out var ringing) ? ringing : createDialogue();
        var seed = unchecked(_voice.Seed + Interlocked.Increment(ref _callCount));
        return new RestaurantCallLeg(engine, dialogue, _voice with { Seed = seed }, observer, logger ?? NullLogger<RestaurantCallee>.Instance);
    }
}
