using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The restaurant's leg of one call. Frames are its only clock, so its behaviour does not depend on the speed.</summary>
/// <remarks>
/// Recognition, the dialogue and synthesis run in sequence in the background; their results arrive with a later frame,
/// and until then the restaurant is silent. Several utterances of the caller with pauses shorter than the reaction time are joined into one.
/// </remarks>
internal sealed partial class RestaurantCallLeg : ICalleeLeg
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
    private readonly CallerUtteranceDetector _callerDetector = new();
    private readonly List<string> _heard = [];
    private readonly Dictionary<string, ISpeechSynthesizer> _synthesizers = [];
    private readonly SpeechEngine _engine;
    private readonly RestaurantVoiceOptions _voice;
    private readonly BackgroundWork _background;
    private readonly LineEffectsProcessor _noise;
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
    private CalleePlayback? _ready;
    private CalleePlayback? _playing;
    private TimeSpan _playingSince;
    private bool _disposed;

    public RestaurantCallLeg(SpeechEngine engine, ICalleeDialogue dialogue, RestaurantVoiceOptions voice, ICalleeObserver? observer, ILogger logger)
    {
        _engine = engine;
        _dialogue = dialogue;
        _voice = voice;
        _observer = observer;
        _logger = logger;
        _random = new SplitMix64((ulong)voice.Seed);
        _noise = new LineEffectsProcessor(dialogue.LineEffects, new SplitMix64(~(ulong)voice.Seed));
        _pickUpFrame = (long)(dialogue.PickUpPause.TotalSeconds * FramesPerSecond);
        _speakNoEarlier = _pickUpFrame;
        _background = new BackgroundWork(Fail);
        _background.Enqueue(() => PrepareTurn(_dialogue.GetGreeting()));
        _background.Enqueue(() =>
        {
            _recognizer = engine.CreateRecognizer(voice.CallerVoice);
            return () => { };
        });
    }

    /// <inheritdoc/>
    public bool HasHungUp { get; private set; }

    /// <summary>Completes when no work is pending in the background.</summary>
    internal Task BackgroundTask => _background.LastTask;

    private TimeSpan Now => TimeSpan.FromSeconds((double)_frames / FramesPerSecond);

    /// <inheritdoc/>
    public void Exchange(ReadOnlySpan<byte> heard, Span<byte> said)
    {
        said.Fill(MuLaw.Silence);
        if (HasHungUp || _disposed)
        {
            return;
        }

        _background.RunCompletions();
        _frames++;
        MuLaw.Decode(heard, _pcm);
        Listen(_callerDetector.Push(_pcm));
        Speak(said);
        _noise.Apply(_pcm, said);
        HasHungUp |= _frames >= _hangUpAt;
    }

    /// <inheritdoc/>
    public void OnKeyPressed(char digit)
    {
        if (HasHungUp || _disposed)
        {
            return;
        }

        _background.Enqueue(() =>
        {
            var speech = Prepare(_dialogue.OnKeyPressed(digit));
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
        _ = _background.LastTask.ContinueWith(_ => _recognizer?.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Listen(short[]? utterance)
    {
        if (utterance is not null)
        {
            var at = Now;
            var over = _playing;
            _speakNoEarlier = _frames + MinReaction + _random.Next(MaxReaction - MinReaction + 1);
            _background.Enqueue(() =>
            {
                var words = Recognize(utterance);
                if (over is { IgnoresCaller: true })
                {
                    _dialogue.OnOverheard(words);
                }

                return () => OnRecognized(words, at, over);
            });
        }

        CutIn();
        if (_callerDetector.IsSpeaking || _playing is not null || _background.PendingCount > 0)
        {
            if (_callerDetector.IsSpeaking || _playing is not null)
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
            _background.Enqueue(() => PrepareTurn(_dialogue.OnUtterance(words)));
        }
        else if (_ready is null && _hangUpAt == long.MaxValue
            && (_frames - _quietSince) / FramesPerSecond is var seconds && seconds > _quietSecondsAsked)
        {
            _quietSecondsAsked = seconds;
            _background.Enqueue(() => PrepareTurn(_dialogue.OnSilence(TimeSpan.FromSeconds(seconds))));
        }
    }

    private void CutIn()
    {
        _cutIn &= _callerDetector.IsSpeaking;
        if (!_cutIn && _callerDetector.IsSpeaking && _playing is null && _ready is null && _background.PendingCount == 0
            && _callerDetector.VoiceDuration >= _dialogue.InterruptsAfter)
        {
            _cutIn = true;
            _background.Enqueue(() => PrepareTurn(_dialogue.TryInterrupt()));
        }
    }

    private void OnRecognized(string words, TimeSpan at, CalleePlayback? over)
    {
        // An unrecognized sound while the restaurant speaks needs no "sorry?".
        if (words.Length == 0 && over is not null)
        {
            return;
        }

        _observer?.OnTurnHeard(words, at);
        if (over is not { IgnoresCaller: true })
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

        _playing.ReadFrame(said);
        if (!_playing.HasEnded)
        {
            return;
        }

        if (_playing.EndsCall)
        {
            _hangUpAt = _playing.Turn.DropsMidway ? _frames : _frames + PauseBeforeHangUp;
        }

        _quietSince = _frames;
        _quietSecondsAsked = 0;
        EndTurn(whole: !_playing.Turn.DropsMidway);
    }

    private bool MayBegin(CalleeTurn turn) => turn.StartsImmediately
        ? _frames >= _pickUpFrame
        : !_callerDetector.IsSpeaking && !_answerDue && _background.PendingCount == 0 && _frames >= _speakNoEarlier;

    private void EndTurn(bool whole)
    {
        if (_playing is { Turn.Speech.Length: > 0 } ended)
        {
            _observer?.OnTurnSpoken(ended.Turn.Speech, _playingSince, whole);
        }

        _playing = null;
    }

    private string Recognize(short[] utterance)
    {
        _recognizer!.Begin();
        _recognizer.Push(utterance);
        return _recognizer.End();
    }

    private CalleePlayback? Prepare(CalleeTurn? turn)
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

        return new CalleePlayback(turn, synthesizer);
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
        return () => HasHungUp = true;
    }
}
