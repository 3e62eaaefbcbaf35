using Concierge.Rehearsal.Clock;

namespace Concierge.Rehearsal.Speech;

/// <summary>A synthesizer during whose work the rehearsal's clock stands still.</summary>
internal sealed class ClockPausingSynthesizer(ISpeechSynthesizer voice, RehearsalClock clock) : ISpeechSynthesizer
{
    /// <inheritdoc/>
    public short[] Synthesize(string text)
    {
        using var held = clock.Hold();
        return voice.Synthesize(text);
    }
}
