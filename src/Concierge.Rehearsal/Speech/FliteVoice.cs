namespace Concierge.Rehearsal.Speech;

/// <summary>
/// A synthesizer with one of flite's voices. A voice is registered once per process and never released, because flite keeps it in its own
/// tables.
/// </summary>
/// <remarks>
/// flite mixes noise into its voices. The seed is the number of the utterance, so a rehearsal is repeatable, but a repeated sentence does
/// not sound exactly the same.
/// </remarks>
internal sealed class FliteVoice : ISpeechSynthesizer
{
    private static readonly Lock FliteLock = new();
    private static readonly Dictionary<string, nint> Registered = new(StringComparer.Ordinal);

    private readonly nint _handle;
    private uint _utteranceCount;

    private FliteVoice(nint handle)
    {
        _handle = handle;
    }

    /// <summary>The voices that <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["rms", "slt", "awb", "kal16"];

    /// <summary>Creates a synthesizer; the first use of a voice registers it.</summary>
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
            if (Registered.TryGetValue(name, out var registeredHandle))
            {
                return new FliteVoice(registeredHandle);
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
        var formatted = FliteTextFormatter.Format(text);
        if (formatted.Length == 0)
        {
            return [];
        }

        short[] pcm16Khz;
        lock (FliteLock)
        {
            FliteNative.SeedNoise(++_utteranceCount);
            var wave = FliteNative.TextToWave(formatted, _handle);
            if (wave is null)
            {
                return [];
            }

            pcm16Khz = new ReadOnlySpan<short>(wave->Samples, wave->SampleCount).ToArray();
            FliteNative.DeleteWave(wave);
        }

        return TelephoneBandFilter.Apply(pcm16Khz);
    }
}
