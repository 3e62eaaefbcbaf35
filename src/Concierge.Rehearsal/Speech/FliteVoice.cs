namespace Concierge.Rehearsal.Speech;

/// <summary>Somebody who speaks with one of flite's voices. Voices are registered once for the process and never given back: flite keeps them in its own tables.</summary>
/// <remarks>flite mixes noise into its voices. It is seeded with the number of the utterance: a rehearsal can be repeated, and yet a sentence said again does not sound exactly as it did before.</remarks>
internal sealed class FliteVoice : ISpeechSynthesizer
{
    private static readonly Lock Flite = new();
    private static readonly Dictionary<string, nint> Registered = new(StringComparer.Ordinal);

    private readonly nint _handle;
    private uint _utterances;

    private FliteVoice(nint handle)
    {
        _handle = handle;
    }

    /// <summary>The voices that <see cref="Get"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["rms", "slt", "awb", "kal16"];

    /// <summary>Somebody new with a voice, which is registered when it is first asked for.</summary>
    /// <exception cref="ArgumentException">There is no voice of that name.</exception>
    /// <exception cref="SpeechUnavailableException">flite is not installed.</exception>
    public static FliteVoice Get(string name)
    {
        Func<nint, nint> register = name switch
        {
            "rms" => FliteNative.RegisterRms,
            "slt" => FliteNative.RegisterSlt,
            "awb" => FliteNative.RegisterAwb,
            "kal16" => FliteNative.RegisterKal16,
            _ => throw new ArgumentException($"There is no voice \"{name}\": choose one of {string.Join(", ", Names)}.", nameof(name)),
        };

        lock (Flite)
        {
            if (Registered.TryGetValue(name, out var known))
            {
                return new FliteVoice(known);
            }

            try
            {
                _ = FliteNative.Init();
                return new FliteVoice(Registered[name] = register(0));
            }
            catch (DllNotFoundException exception)
            {
                throw new SpeechUnavailableException($"libflite (voice {name})", exception);
            }
        }
    }

    /// <inheritdoc/>
    public unsafe short[] Synthesize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spoken = SpokenText.ForFlite(text);
        if (spoken.Length == 0)
        {
            return [];
        }

        short[] wide;
        lock (Flite)
        {
            FliteNative.SeedNoise(++_utterances);
            var wave = FliteNative.TextToWave(spoken, _handle);
            if (wave is null)
            {
                return [];
            }

            wide = new ReadOnlySpan<short>(wave->Samples, wave->SampleCount).ToArray();
            FliteNative.DeleteWave(wave);
        }

        return TelephoneBand.Narrow(wide);
    }
}
