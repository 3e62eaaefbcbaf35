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
    // flite pauses no longer at a semicolon than at a comma. 0.1 s more tells the groups of a spelling apart.
    private const int GroupPause = 16000 / 10;

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
    public short[] Synthesize(string text)
    {
        var pcm16Khz = SynthesizeWideBand(text);
        return pcm16Khz.Length == 0 ? [] : TelephoneBandFilter.Apply(pcm16Khz);
    }

    /// <summary>Synthesizes a text before it is limited to the telephone band: 16 kHz, 16-bit mono.</summary>
    internal short[] SynthesizeWideBand(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<short> pcm16Khz = [];
        foreach (var part in text.Split(';'))
        {
            var speech = SynthesizePart(FliteTextFormatter.Format(part));
            pcm16Khz.AddRange(pcm16Khz.Count > 0 && speech.Length > 0 ? new short[GroupPause] : []);
            pcm16Khz.AddRange(speech);
        }

        return [.. pcm16Khz];
    }

    private unsafe short[] SynthesizePart(string formatted)
    {
        if (formatted.Length == 0)
        {
            return [];
        }

        lock (FliteLock)
        {
            FliteNative.SeedNoise(++_utteranceCount);
            var wave = FliteNative.TextToWave(formatted, _handle);
            if (wave is null)
            {
                return [];
            }

            var pcm16Khz = new ReadOnlySpan<short>(wave->Samples, wave->SampleCount).ToArray();
            FliteNative.DeleteWave(wave);
            return pcm16Khz;
        }
    }
}
