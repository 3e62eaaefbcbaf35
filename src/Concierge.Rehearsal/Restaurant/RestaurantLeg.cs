using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The restaurant's leg of one call. Frames are its only clock, so its behaviour does not depend on the speed.</summary>
/// <remarks>
/// Recognition, the dialogue and synthesis run in sequence in the background; their results arrive with a later frame,
/// and until then the restaurant is silent. Several utterances of the caller with pauses shorter than the reaction time are joined into one.
/// </remarks>
internal sealed partial class RestaurantLeg : ICalleeLeg
{
    private const int FramesPerSecond = 50;
    private const int FrameLength = 160;
    private const int MinReaction = FramesPerSecond / 5;
    private const int MaxReaction = FramesPerSecond / 2;

    /// <summary>The restaurant hangs up a moment after the last word.</summary>
    private const int PauseBeforeHangUp = FramesPerSecond / 4;

    /// <summary>How long the caller may talk over the restaurant before it stops speaking.</summary>
    private static readonly TimeSpan InterruptionThreshold = TimeSpan.FromSeconds(0.6);

    private readonly ICalleeDialogue _dialogue;
    private readonly ICalleeObserver? _observer;
    private readonly ILogger _logger;
    private readonly SplitMix64 _random;
    private readonly CallerEar _callerDetector = new();
    private readonly List<string> _heard = [];
    private readonly Dictionary<string, ISpeechSynthesizer> _synthesizers = [];
    private readonly SpeechEngine _engine;
    private readonly RestaurantVoice _voice;
    private readonly Thoughts _background;
    private readonly LineNoise _noise;
    private readonly long _pickUpFrame;
    private readonly short[] _pcm = new short[FrameLength];

    private ISpeechRecognizer? _recognizer;
    private bool _answerDue;
    private bool _cutIn;
    private long _frames;
    private long _speakNoEarlier;
    private long _quietSince;
    private long _quietSecondsAsked;
    private long _hangUpAt = long.MaxValue;
    private CalleeSpeech? _ready;
    private CalleeSpeech? _playing;
    private TimeSpan _playingSince;
    private bool _disposed;

    public RestaurantLeg(SpeechEngine engine, ICalleeDialogue dialogue, RestaurantVoice voice, ICalleeObserver? observer, ILogger logger)
    {
        _engine = engine;
        _dialogue = dialogue;
        _voice = voice;
        _observer = observer;
        _logger = logger;
        _random = new SplitMix64((ulong)voice.Seed);
        _noise = new LineNoise(dialogue.Line, new SplitMix64(~(ulong)voice.Seed));
        _pickUpFrame = (long)(dialogue.PickUpPause.TotalSeconds * FramesPerSecond);
        _speakNoEarlier = _pickUpFrame;
        _background = new Thoughts(Fail);
        _background.Begin(() => PrepareTurn(_dialogue.Open()));
        _background.Begin(() =>
        {
            _recognizer = engine.CreateRecognizer(voice.CallerVoice);
            return () => { };
        });
    }

    /// <inheritdoc/>
    public bool HungUp { get; private set; }

    /// <summary>Completes when no work is pending in the background.</summary>
    internal Task Thinking => _background.Last;

    private TimeSpan Now => TimeSpan.FromSeconds((double)_frames / FramesPerSecond);

    /// <inheritdoc/>
    public void Exchange(ReadOnlySpan<byte> heard, Span<byte> said)
    {
        said.Fill(MuLaw.Silence);
        if (HungUp || _disposed)
        {
            return;
        }

        _background.TakeIn();
        _frames++;
        MuLaw.Decode(heard, _pcm);
        Listen(_callerDetector.Push(_pcm));
        Speak(said);
        _noise.Add(_pcm, said);
        HungUp |= _frames >= _hangUpAt;
    }

    /// <inheritdoc/>
    public void Key(char digit)
    {
        if (HungUp || _disposed)
        {
            return;
        }

        _background.Begin(() =>
        {
            var speech = Prepare(_dialogue.Press(digit));
            return speech is null ? () => { }
            : () =>
            {
                EndTurn(whole: false);
                _ready = speech;
            };
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _background.Dispose();
        EndTurn(whole: false);

        // The recognizer may be in the middle of an utterance, so it is returned to the pool afterwards.
        _ = _background.Last.ContinueWith(_ => _recognizer?.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Listen(short[]? utterance)
    {
        if (utterance is not null)
        {
            var at = Now;
            var over = _playing;
            _speakNoEarlier = _frames + MinReaction + _random.Next(MaxReaction - MinReaction + 1);
            _background.Begin(() =>
            {
                var words = Recognize(utterance);
                if (over is { OnlyOverhears: true })
                {
                    _dialogue.Overhear(words);
                }

                return () => OnRecognized(words, at, over);
            });
        }

        CutIn();
        if (_callerDetector.Speaking || _playing is not null || _background.Pending > 0)
        {
            if (_callerDetector.Speaking || _playing is not null)
            {
                _quietSince = _frames;
                _quietSecondsAsked = 0;
            }

            return;
        }

        if (_frames < _speakNoEarlier)
        {
            return;
        }

        if (_answerDue)
        {
            _answerDue = false;
            var words = string.Join(' ', _heard.Where(piece => piece.Length > 0));
            _heard.Clear();
            _background.Begin(() => PrepareTurn(_dialogue.Hear(words)));
        }
        else if (_ready is null && _hangUpAt == long.MaxValue
            && (_frames - _quietSince) / FramesPerSecond is var seconds && seconds > _quietSecondsAsked)
        {
            _quietSecondsAsked = seconds;
            _background.Begin(() => PrepareTurn(_dialogue.Silence(TimeSpan.FromSeconds(seconds))));
        }
    }

    private void CutIn()
    {
        _cutIn &= _callerDetector.Speaking;
        if (!_cutIn && _callerDetector.Speaking && _playing is null && _ready is null && _background.Pending == 0
            && _callerDetector.VoiceDuration >= _dialogue.CutsInAfter)
        {
            _cutIn = true;
            _background.Begin(() => PrepareTurn(_dialogue.CutIn()));
        }
    }

    private void OnRecognized(string words, TimeSpan at, CalleeSpeech? over)
    {
        // An unrecognized sound while the restaurant speaks needs no "sorry?".
        if (words.Length == 0 && over is not null)
        {
            return;
        }

        _observer?.TurnHeard(words, at);
        if (over is not { OnlyOverhears: true })
        {
            _heard.Add(words);
            _answerDue = true;
        }
    }

    private void Speak(Span<byte> said)
    {
        if (_playing is null && _ready is not null && MayBegin(_ready.Turn))
        {
            (_playing, _ready) = (_ready, null);
            _playingSince = Now;
        }

        if (_playing is null)
        {
            return;
        }

        if (_playing.CanBeInterrupted && _callerDetector.VoiceDuration > InterruptionThreshold)
        {
            EndTurn(whole: false);
            return;
        }

        _playing.Play(said);
        if (!_playing.Ended)
        {
            return;
        }

        if (_playing.EndsCall)
        {
            _hangUpAt = _playing.Turn.HangUpMidway ? _frames : _frames + PauseBeforeHangUp;
        }

        _quietSince = _frames;
        _quietSecondsAsked = 0;
        EndTurn(whole: !_playing.Turn.HangUpMidway);
    }

    private bool MayBegin(CalleeTurn turn) => turn.CutsIn
        ? _frames >= _pickUpFrame
        : !_callerDetector.Speaking && !_answerDue && _background.Pending == 0 && _frames >= _speakNoEarlier;

    private void EndTurn(bool whole)
    {
        if (_playing is { Turn.Speech.Length: > 0 } ended)
        {
            _observer?.TurnSpoken(ended.Turn.Speech, _playingSince, whole);
        }

        _playing = null;
    }

    private string Recognize(short[] utterance)
    {
        _recognizer!.Begin();
        _recognizer.Push(utterance);
        return _recognizer.End();
    }

    private CalleeSpeech? Prepare(CalleeTurn? turn)
    {
        if (turn is null)
        {
            return null;
        }

        var voice = turn.Voice ?? _voice.Voice;
        if (!_synthesizers.TryGetValue(voice, out var synthesizer))
        {
            _synthesizers[voice] = synthesizer = _engine.CreateSynthesizer(voice);
        }

        return new CalleeSpeech(turn, synthesizer);
    }

    /// <summary>Prepares a turn. A newer turn replaces one that has not started.</summary>
    private Action PrepareTurn(CalleeTurn? turn)
    {
        var speech = Prepare(turn);
        return () => _ready = speech ?? _ready;
    }

    private Action Fail(Exception exception)
    {
        LogFailed(_logger, exception);
        return () => HungUp = true;
    }
}
