using Concierge.Rehearsal.Clock;

namespace Concierge.Rehearsal.Speech;

/// <summary>A synthesizer that pauses the rehearsal's clock while it works.</summary>
internal sealed class ClockPausingSynthesizer(ISpeechSynthesizer voice, RehearsalClock clock) : ISpeechSynthesizer
{
    /// <inheritdoc/>
    public short[] Synthesize(string text)
    {
        using var pause = clock.Pause();
        return voice.Synthesize(text);
    }
}
