namespace Concierge.Rehearsal.Speech;

/// <summary>
/// A speaker with one of flite's voices. A voice is registered once per process and never released, because flite keeps it in its own
/// tables.
/// </summary>
/// <remarks>
/// flite mixes noise into its voices. The seed is the number of the utterance, so a rehearsal is repeatable, yet a repeated sentence does
/// not sound exactly the same.
/// </remarks>
internal sealed class FliteVoice : ISpeechSynthesizer
{
    private static readonly Lock FliteLock = new();
    private static readonly Dictionary<string, nint> Registered = new(StringComparer.Ordinal);

    private readonly nint _handle;
    private uint _utterances;

    private FliteVoice(nint handle)
    {
        _handle = handle;
    }

    /// <summary>The voices that <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["rms", "slt", "awb", "kal16"];

    /// <summary>Creates a speaker; the first use of a voice registers it.</summary>
    /// <exception cref="ArgumentException">The voice does not exist.</exception>
    /// <exception cref="SpeechUnavailableException">flite is not installed.</exception>
    public static FliteVoice Create(string name)
    {
        Func<nint, nint> register = name switch
        {
            "rms" => FliteNative.RegisterRms,
            "slt" => FliteNative.RegisterSlt,
            "awb" => FliteNative.RegisterAwb,
            "kal16" => FliteNative.RegisterKal16,
            _ => throw new ArgumentException($"The voice \"{name}\" does not exist. Use one of {string.Join(", ", Names)}.", nameof(name)),
        };

        lock (FliteLock)
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
        var spoken = FliteTextFormatter.Format(text);
        if (spoken.Length == 0)
        {
            return [];
        }

        short[] wide;
        lock (FliteLock)
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

        return TelephoneBandFilter.Apply(wide);
    }
}
