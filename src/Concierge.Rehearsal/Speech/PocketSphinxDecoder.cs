using System.Runtime.InteropServices;

namespace Concierge.Rehearsal.Speech;

/// <summary>A loaded decoder with one language model, dictionary and speaker adaptation: about 60 MB and a quarter of a second.</summary>
internal sealed unsafe class PocketSphinxDecoder : SafeHandle, ISpeechRecognizer
{
    private readonly UpSampler _upSampler = new();
    private bool _inUtterance;

    private PocketSphinxDecoder(nint decoder)
        : base(0, ownsHandle: true)
    {
        SetHandle(decoder);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Loads a decoder.</summary>
    /// <exception cref="SpeechUnavailableException">A library or a file of the acoustic model is missing.</exception>
    public static PocketSphinxDecoder Load(SpeechFiles files, string adaptation)
    {
        string[] arguments =
        [
            "concierge",
            "-hmm", SpeechModel.AcousticModel,
            "-lm", files.LanguageModel,
            "-dict", files.Dictionary,
            "-mllr", files.Adaptation(adaptation),
        ];
        try
        {
            PocketSphinxNative.SetErrorCallback(0, 0);
            PocketSphinxNative.SetLogFile(0);
            var decoder = Init(arguments);
            return decoder == 0
                ? throw new SpeechUnavailableException($"an acoustic model that pocketsphinx can read at {SpeechModel.AcousticModel}")
                : new PocketSphinxDecoder(decoder);
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
        if (_inUtterance)
        {
            _ = PocketSphinxNative.EndUtterance(handle);
        }

        _upSampler.Reset();
        _inUtterance = PocketSphinxNative.StartUtterance(handle) == 0;
        if (!_inUtterance)
        {
            throw new InvalidOperationException("pocketsphinx could not begin an utterance.");
        }
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<short> pcm)
    {
        if (!_inUtterance)
        {
            throw new InvalidOperationException("Begin the utterance before pushing sound into it.");
        }

        var wide = _upSampler.Push(pcm);
        fixed (short* data = wide)
        {
            _ = PocketSphinxNative.ProcessRaw(handle, data, (nuint)wide.Length, noSearch: 0, fullUtterance: 0);
        }
    }

    /// <inheritdoc/>
    public string End()
    {
        if (!_inUtterance)
        {
            throw new InvalidOperationException("Begin the utterance before ending it.");
        }

        _inUtterance = false;
        _ = PocketSphinxNative.EndUtterance(handle);
        int score;
        var hypothesis = PocketSphinxNative.GetHypothesis(handle, &score);
        return RecognizedText.Normalize(Marshal.PtrToStringUTF8((nint)hypothesis));
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _ = PocketSphinxNative.Free(handle);
        return true;
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

            // The decoder holds on to the command line for itself.
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
