using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Speech;

/// <summary>Speech on this machine: flite speaks, pocketsphinx hears. Safe for any number of threads.</summary>
/// <remarks>Its recognisers know the sentences of restaurants and their callers, and hear every other word as one of these.</remarks>
public sealed class SpeechEngine : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<PocketSphinxDecoder>> _idle = new(StringComparer.Ordinal);
    private readonly Lazy<SpeechFiles> _files;
    private volatile bool _disposed;

    /// <summary>Loads nothing yet.</summary>
    /// <param name="cacheFolder">Where the language model is kept once made; by default <c>$XDG_CACHE_HOME/concierge/speech</c>.</param>
    public SpeechEngine(string? cacheFolder = null)
    {
        _files = new Lazy<SpeechFiles>(() => SpeechFiles.Open(cacheFolder ?? SpeechFiles.DefaultCache));
    }

    /// <summary>The names of the voices: <c>rms</c>, <c>slt</c>, <c>awb</c>, <c>kal16</c>.</summary>
    public static IReadOnlyList<string> Voices => FliteVoice.Names;

    /// <summary>A voice to speak with.</summary>
    /// <exception cref="ArgumentException">There is no voice of that name.</exception>
    /// <exception cref="SpeechUnavailableException">flite is not installed.</exception>
    public ISpeechSynthesizer CreateSynthesizer(string voice)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return FliteVoice.Get(voice);
    }

    /// <summary>An ear for one speaker, taken from those that are loaded or else loaded now, which takes about a quarter of a second and 60 MB. Dispose it to give it back.</summary>
    /// <param name="speaker">The name of the voice that will be heard; any other name stands for somebody unknown.</param>
    /// <exception cref="SpeechUnavailableException">pocketsphinx or its model is not installed.</exception>
    public ISpeechRecognizer CreateRecognizer(string speaker)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        speaker = AdaptationFor(speaker);
        var idle = IdleFor(speaker);
        return new PooledRecognizer(idle.TryTake(out var decoder) ? decoder : PocketSphinxDecoder.Load(_files.Value, speaker), returned => Return(idle, returned));
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
                    var idle = IdleFor(speaker);
                    while (idle.Count < count)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        Return(idle, PocketSphinxDecoder.Load(_files.Value, speaker));
                    }
                }
            },
            cancellationToken);
    }

    /// <summary>Frees what is loaded; recognisers still in use are freed when they are disposed.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var idle in _idle.Values)
        {
            while (idle.TryTake(out var decoder))
            {
                decoder.Dispose();
            }
        }

        if (_files.IsValueCreated)
        {
            _files.Value.Dispose();
        }
    }

    private static string AdaptationFor(string speaker) => SpeechResources.Adaptations.Contains(speaker) ? speaker : "multi";

    private ConcurrentBag<PocketSphinxDecoder> IdleFor(string speaker) => _idle.GetOrAdd(speaker, _ => []);

    private void Return(ConcurrentBag<PocketSphinxDecoder> idle, PocketSphinxDecoder decoder)
    {
        idle.Add(decoder);
        if (_disposed && idle.TryTake(out var orphan))
        {
            orphan.Dispose();
        }
    }
}
