using Concierge.Rehearsal.Clock;

namespace Concierge.Rehearsal.Speech;

/// <summary>Speech synthesis (flite) and recognition (pocketsphinx) on this machine. Thread-safe.</summary>
/// <remarks>The recognizers know only the words that restaurants and callers use; they map every other word to one of these.</remarks>
public sealed class SpeechEngine : IDisposable
{
    private readonly RecognizerPool _recognizers;
    private readonly RehearsalClock? _clock;
    private bool _disposed;

    /// <summary>Creates the engine without loading anything.</summary>
    /// <param name="cacheFolder">The cache folder of the language model; by default <c>$XDG_CACHE_HOME/concierge/speech</c>.</param>
    public SpeechEngine(string? cacheFolder = null) => _recognizers = new RecognizerPool(cacheFolder);

    private SpeechEngine(RecognizerPool recognizers, RehearsalClock clock) => (_recognizers, _clock) = (recognizers, clock);

    /// <summary>The names of the voices: <c>rms</c>, <c>slt</c>, <c>awb</c>, <c>kal16</c>.</summary>
    public static IReadOnlyList<string> Voices => FliteVoice.Names;

    /// <summary>The number of recognizers that have been loaded.</summary>
    internal int LoadedRecognizerCount => _recognizers.LoadedCount;

    /// <summary>Creates an engine with the same voices and recognizers that pause a rehearsal's clock while they work.</summary>
    /// <returns>An engine that is usable until this one is disposed. It needs no disposal itself.</returns>
    public SpeechEngine WithClock(RehearsalClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new SpeechEngine(_recognizers, clock);
    }

    /// <summary>Creates a synthesizer.</summary>
    /// <exception cref="ArgumentException">The voice does not exist.</exception>
    /// <exception cref="SpeechUnavailableException">flite is not installed.</exception>
    public ISpeechSynthesizer CreateSynthesizer(string voice)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var pause = _clock?.Pause();
        var speaker = FliteVoice.Create(voice);
        return _clock is null ? speaker : new ClockPausingSynthesizer(speaker, _clock);
    }

    /// <summary>
    /// Creates a recognizer for one speaker from the pool, or loads one, which takes about 0.25 s and 60 MB. Dispose it to return it to the
    /// pool.
    /// </summary>
    /// <param name="speaker">The name of the voice to recognize; any other name selects the speaker-independent adaptation.</param>
    /// <exception cref="SpeechUnavailableException">pocketsphinx or its model is not installed.</exception>
    public ISpeechRecognizer CreateRecognizer(string speaker)
    {
        using var pause = _clock?.Pause();
        return Rent(new RecognizerKind(GetAdaptation(speaker)));
    }

    /// <summary>
    /// Creates a recognizer for free wording from the pool, or loads one, which takes about a second and 150 MB. Dispose it to return it to the pool.
    /// </summary>
    /// <param name="speaker">
    /// The name of the voice to recognize; any other name selects the speaker-independent adaptation to a telephone's band, and <see langword="null"/>
    /// none, for audio of 16 kHz (<see cref="ISpeechRecognizer.PushWideBand"/>).
    /// </param>
    /// <exception cref="SpeechUnavailableException">pocketsphinx or its model is not installed.</exception>
    public ISpeechRecognizer CreateFreeWordingRecognizer(string? speaker)
    {
        using var pause = _clock?.Pause();
        return Rent(new RecognizerKind(speaker is null ? null : GetAdaptation(speaker), IsForFreeWording: true));
    }

    /// <summary>Loads voices and recognizers in the background, so that the first word of a call does not wait for them.</summary>
    /// <param name="voices">The voices that will speak.</param>
    /// <param name="speakers">The voices that will be recognized, each as often as recognizers for it are needed at the same time.</param>
    /// <param name="cancellationToken">Cancels before the next load.</param>
    /// <exception cref="SpeechUnavailableException">A library or the model is not installed.</exception>
    public Task WarmUpAsync(IEnumerable<string> voices, IEnumerable<string> speakers, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var distinctVoices = voices.Distinct(StringComparer.Ordinal).ToList();
        var speakerCounts = speakers.CountBy(speaker => new RecognizerKind(GetAdaptation(speaker))).ToList();
        return Task.Run(
            () =>
            {
                foreach (var voice in distinctVoices)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _ = FliteVoice.Create(voice);
                }

                foreach (var (kind, count) in speakerCounts)
                {
                    _recognizers.Preload(kind, count, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Frees the pool; recognizers in use are freed when they are disposed.</summary>
    public void Dispose()
    {
        _disposed = true;
        if (_clock is null)
        {
            _recognizers.Dispose();
        }
    }

    private PooledSpeechRecognizer Rent(RecognizerKind kind) =>
        new(_recognizers.Rent(kind), decoder => _recognizers.Return(kind, decoder), _clock);

    private static string GetAdaptation(string speaker) => SpeechResources.Adaptations.Contains(speaker) ? speaker : "multi";
}
