using System.Runtime.InteropServices;

namespace Concierge.Rehearsal.Speech;

/// <summary>A loaded decoder with one language model, dictionary and speaker adaptation. It takes about 60 MB, and 0.1 to 0.2 s to load.</summary>
/// <remarks>
/// An utterance is decoded as a whole at its end, in about a tenth of its duration: the cepstral mean is then known exactly,
/// and the result does not depend on earlier utterances. With a running mean the first words of a call were often wrong.
/// The noise and silence removal of pocketsphinx loses weak consonants ("thank you" became "ten q."), so it is off.
/// </remarks>
internal sealed unsafe class PocketSphinxDecoder : SafeHandle, ISpeechRecognizer
{
    /// <summary>A phone line has no voice below -42 dBFS, but the decoder would still find a short word there.</summary>
    private const int MinVoiceLevel = 256;

    private readonly Upsampler _upsampler = new();
    private readonly List<short> _utterance = [];
    private bool _inUtterance;
    private bool _hasVoice;

    private PocketSphinxDecoder(nint decoder)
        : base(0, ownsHandle: true)
    {
        SetHandle(decoder);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Loads a decoder.</summary>
    /// <exception cref="SpeechUnavailableException">A library or a file of the acoustic model is missing.</exception>
    public static PocketSphinxDecoder Load(SpeechModelCache files, RecognizerKind kind)
    {
        string[] arguments =
        [
            "concierge",
            "-hmm", AcousticModelPaths.AcousticModel,
            .. kind.IsForFreeWording
                ? (string[])["-dict", files.FullDictionary]
                : ["-lm", files.LanguageModel, "-dict", files.Dictionary],
            .. kind.Adaptation is { } adaptation ? (string[])["-mllr", files.GetAdaptationPath(adaptation)] : [],
            "-remove_noise", "no",
            "-remove_silence", "no",
        ];
        try
        {
            PocketSphinxNative.SetErrorCallback(0, 0);
            PocketSphinxNative.SetLogFile(0);
            var decoder = Init(arguments);
            if (decoder == 0)
            {
                throw new SpeechUnavailableException($"an acoustic model that pocketsphinx can read at {AcousticModelPaths.AcousticModel}");
            }

            if (kind.IsForFreeWording)
            {
                LanguageModelMixer.Apply(decoder, [files.LanguageModel, AcousticModelPaths.LanguageModel]);
            }

            return new PocketSphinxDecoder(decoder);
        }
        catch (DllNotFoundException exception)
        {
            throw new SpeechUnavailableException("libpocketsphinx", exception);
        }
    }

    /// <inheritdoc/>
    public void Begin()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        _upsampler.Reset();
        _utterance.Clear();
        _inUtterance = true;
        _hasVoice = false;
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<short> pcm)
    {
        EnsureInUtterance();
        _hasVoice |= pcm.ContainsAnyExceptInRange((short)-MinVoiceLevel, (short)MinVoiceLevel);
        _utterance.AddRange(_upsampler.Push(pcm));
    }

    /// <inheritdoc/>
    public void PushWideBand(ReadOnlySpan<short> pcm16Khz)
    {
        EnsureInUtterance();
        _hasVoice |= pcm16Khz.ContainsAnyExceptInRange((short)-MinVoiceLevel, (short)MinVoiceLevel);
        _utterance.AddRange(pcm16Khz);
    }

    /// <inheritdoc/>
    public string End()
    {
        EnsureInUtterance();
        _inUtterance = false;
        if (!_hasVoice)
        {
            return "";
        }

        if (PocketSphinxNative.StartUtterance(handle) != 0)
        {
            throw new InvalidOperationException("pocketsphinx cannot begin an utterance.");
        }

        fixed (short* data = CollectionsMarshal.AsSpan(_utterance))
        {
            _ = PocketSphinxNative.ProcessRaw(handle, data, (nuint)_utterance.Count, noSearch: 0, fullUtterance: 1);
        }

        _ = PocketSphinxNative.EndUtterance(handle);
        int score;
        var hypothesis = PocketSphinxNative.GetHypothesis(handle, &score);
        return RecognizedTextNormalizer.Normalize(Marshal.PtrToStringUTF8((nint)hypothesis));
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _ = PocketSphinxNative.Free(handle);
        return true;
    }

    private void EnsureInUtterance()
    {
        if (!_inUtterance)
        {
            throw new InvalidOperationException("No utterance has begun. Call Begin first.");
        }
    }

    private static nint Init(string[] arguments)
    {
        var argv = stackalloc byte*[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            argv[i] = (byte*)Marshal.StringToCoTaskMemUTF8(arguments[i]);
        }

        try
        {
            var commandLine = PocketSphinxNative.ParseCommandLine(0, PocketSphinxNative.Arguments(), arguments.Length, argv, strict: 1);
            if (commandLine == 0)
            {
                return 0;
            }

            // The decoder keeps its own reference to the command line.
            var decoder = PocketSphinxNative.Init(commandLine);
            _ = PocketSphinxNative.FreeCommandLine(commandLine);
            return decoder;
        }
        finally
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                Marshal.FreeCoTaskMem((nint)argv[i]);
            }
        }
    }
}
