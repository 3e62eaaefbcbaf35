using Concierge.Rehearsal.Clock;

namespace Concierge.Rehearsal.Speech;

/// <summary>Speech on this machine: flite speaks, pocketsphinx hears. Safe for any number of threads.</summary>
/// <remarks>Its recognisers know the sentences of restaurants and their callers, and hear every other word as one of these.</remarks>
public sealed class SpeechEngine : IDisposable
{
    private readonly RecognizerPool _recognizers;
    private readonly RehearsalClock? _clock;
    private bool _disposed;

    /// <summary>Loads nothing yet.</summary>
    /// <param name="cacheFolder">Where the language model is kept once made; by default <c>$XDG_CACHE_HOME/concierge/speech</c>.</param>
    public SpeechEngine(string? cacheFolder = null) => _recognizers = new RecognizerPool(cacheFolder);

    private SpeechEngine(RecognizerPool recognizers, RehearsalClock clock) => (_recognizers, _clock) = (recognizers, clock);

    /// <summary>The names of the voices: <c>rms</c>, <c>slt</c>, <c>awb</c>, <c>kal16</c>.</summary>
    public static IReadOnlyList<string> Voices => FliteVoice.Names;

    /// <summary>The same voices and ears for a rehearsal whose clock waits while they work.</summary>
    /// <returns>An engine that is of no more use once this one is disposed, and need not be disposed itself.</returns>
    public SpeechEngine On(RehearsalClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new SpeechEngine(_recognizers, clock);
    }

    /// <summary>A voice to speak with.</summary>
    /// <exception cref="ArgumentException">There is no voice of that name.</exception>
    /// <exception cref="SpeechUnavailableException">flite is not installed.</exception>
    public ISpeechSynthesizer CreateSynthesizer(string voice)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var held = _clock?.Hold();
        var speaker = FliteVoice.Get(voice);
        return _clock is null ? speaker : new UnhurriedVoice(speaker, _clock);
    }

    /// <summary>An ear for one speaker, taken from those that are loaded or else loaded now, which takes about a quarter of a second and 60 MB. Dispose it to give it back.</summary>
    /// <param name="speaker">The name of the voice that will be heard; any other name stands for somebody unknown.</param>
    /// <exception cref="SpeechUnavailableException">pocketsphinx or its model is not installed.</exception>
    public ISpeechRecognizer CreateRecognizer(string speaker)
    {
        using var held = _clock?.Hold();
        speaker = AdaptationFor(speaker);
        return new PooledRecognizer(_recognizers.Take(speaker), returned => _recognizers.Return(speaker, returned), _clock);
    }

    /// <summary>Loads voices and ears in the background, so that the first word of a call waits for nothing.</summary>
    /// <param name="voices">Voices that will speak.</param>
    /// <param name="speakers">Voices that will be heard, each as often as there will be recognisers for it at one time.</param>
    /// <param name="cancellationToken">Stops before the next one is loaded.</param>
    /// <exception cref="SpeechUnavailableException">A library or the model is not installed.</exception>
    public Task WarmUpAsync(IEnumerable<string> voices, IEnumerable<string> speakers, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var wantedVoices = voices.Distinct(StringComparer.Ordinal).ToList();
        var wantedSpeakers = speakers.CountBy(AdaptationFor, StringComparer.Ordinal).ToList();
        return Task.Run(
            () =>
            {
                foreach (var voice in wantedVoices)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _ = FliteVoice.Get(voice);
                }

                foreach (var (speaker, count) in wantedSpeakers)
                {
                    _recognizers.Fill(speaker, count, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Frees what is loaded; recognisers still in use are freed when they are disposed.</summary>
    public void Dispose()
    {
        _disposed = true;
        if (_clock is null)
        {
            _recognizers.Dispose();
        }
    }

    private static string AdaptationFor(string speaker) => SpeechResources.Adaptations.Contains(speaker) ? speaker : "multi";
}
