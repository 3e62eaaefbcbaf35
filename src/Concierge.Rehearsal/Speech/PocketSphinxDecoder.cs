using System.Runtime.InteropServices;

namespace Concierge.Rehearsal.Speech;

/// <summary>A loaded decoder with one language model, dictionary and speaker adaptation: about 60 MB and a tenth of a second or two.</summary>
/// <remarks>
/// An utterance is decoded as a whole at its end, in about a tenth of its length: the average of its sound is then known exactly,
/// and what is heard does not depend on what was heard before, where otherwise the first words of a call were often wrong.
/// pocketsphinx's own removal of noise and silence costs weak consonants ("thank you" became "ten q."), so it is off.
/// </remarks>
internal sealed unsafe class PocketSphinxDecoder : SafeHandle, ISpeechRecognizer
{
    /// <summary>Below -42 dBFS there is no voice on a telephone line, yet the decoder would find a short word in it.</summary>
    private const int QuietestVoice = 256;

    private readonly UpSampler _upSampler = new();
    private readonly List<short> _utterance = [];
    private bool _inUtterance;
    private bool _voice;

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
            "-remove_noise", "no",
            "-remove_silence", "no",
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
        _upSampler.Reset();
        _utterance.Clear();
        _inUtterance = true;
        _voice = false;
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<short> pcm)
    {
        RequireUtterance();
        _voice |= pcm.ContainsAnyExceptInRange((short)-QuietestVoice, (short)QuietestVoice);
        _utterance.AddRange(_upSampler.Push(pcm));
    }

    /// <inheritdoc/>
    public string End()
    {
        RequireUtterance();
        _inUtterance = false;
        if (!_voice)
        {
            return "";
        }

        if (PocketSphinxNative.StartUtterance(handle) != 0)
        {
            throw new InvalidOperationException("pocketsphinx could not begin an utterance.");
        }

        fixed (short* data = CollectionsMarshal.AsSpan(_utterance))
        {
            _ = PocketSphinxNative.ProcessRaw(handle, data, (nuint)_utterance.Count, noSearch: 0, fullUtterance: 1);
        }

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

    private void RequireUtterance()
    {
        if (!_inUtterance)
        {
            throw new InvalidOperationException("Begin an utterance first.");
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
