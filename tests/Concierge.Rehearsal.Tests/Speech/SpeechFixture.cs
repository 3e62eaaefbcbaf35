using System.Diagnostics;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>One speech engine for all tests of a collection. The tests are skipped if its libraries are not installed.</summary>
public sealed class SpeechFixture : IDisposable
{
    private readonly SpeechUnavailableException? _unavailable;

    public SpeechFixture()
    {
        try
        {
            var startedAt = Stopwatch.GetTimestamp();
            using (Engine.CreateRecognizer("rms"))
            {
                _ = Engine.CreateSynthesizer("rms");
            }

            LoadTime = Stopwatch.GetElapsedTime(startedAt);
        }
        catch (SpeechUnavailableException exception)
        {
            _unavailable = exception;
        }
    }

    public SpeechEngine Engine { get; } = new();

    public TimeSpan LoadTime { get; }

    public void SkipUnlessAvailable() => Skip.If(_unavailable is not null, _unavailable?.Message);

    public void Dispose() => Engine.Dispose();
}
