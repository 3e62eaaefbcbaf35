using Concierge.Rehearsal.Clock;

namespace Concierge.Rehearsal.Speech;

/// <summary>A synthesizer that holds the rehearsal's clock while it works.</summary>
internal sealed class ClockPausingSynthesizer(ISpeechSynthesizer voice, RehearsalClock clock) : ISpeechSynthesizer
{
    /// <inheritdoc/>
    public short[] Synthesize(string text)
    {
        using var hold = clock.Hold();
        return voice.Synthesize(text);
    }
}
