using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The restaurant's leg of one call. It measures time only by frames, so its behaviour does not depend on the speed of the rehearsal.</summary>
/// <remarks>
/// Recognition, the dialogue and synthesis run in sequence in the background. Their results arrive with a later frame; until then the
/// restaurant is silent. Utterances of the caller with pauses shorter than the reaction time are joined into one.
/// </remarks>
internal sealed class RestaurantCallLeg : ICalleeLeg
{
    private const int FramesPerSecond = 50;
    private const int FrameLength = 160;
    private const int MinReactionFrames = FramesPerSecond / 5;
    private const int MaxReactionFrames = FramesPerSecond / 2;

    /// <summary>The number of frames between the last word and the hang-up.</summary>
    private const int PauseBeforeHangUp = FramesPerSecond / 4;

    /// <summary>How long the caller must speak during the restaurant's turn to interrupt it.</summary>
    private static readonly TimeSpan InterruptionThreshold = TimeSpan.FromSeconds(0.6);

    private readonly ICalleeDialogue _dialogue;
    private readonly ICalleeObserver? _observer;
    private readonly ILogger _logger;
    private readonly SplitMix64 _random;
    private readonly CallerUtteranceDetector _callerDetector = new();
    private readonly List<string> _recognizedUtterances = [];
    private readonly Dictionary<string, ISpeechSynthesizer> _synthesizers = [];
    private readonly SpeechEngine _engine;
    private readonly RestaurantVoiceOptions _voice;
    private readonly BackgroundWork _backgroundWork;
    private readonly LineEffectsProcessor _lineEffects;
    private readonly long _greetingFrame;
    private readonly short[] _pcm = new short[FrameLength];

    private ISpeechRecognizer? _recognizer;
    private bool _isAnswerDue;
    private bool _hasTriedToInterrupt;
    private long _frameCount;
    private long _earliestSpeechFrame;
    private long _quietSinceFrame;
    private long _reportedQuietSeconds;
    private long _hangUpFrame = long.MaxValue;
    private CalleePlayback? _nextPlayback;
    private CalleePlayback? _currentPlayback;
    private TimeSpan _currentPlaybackStart;
    private bool _disposed;

    public RestaurantCallLeg(SpeechEngine engine, ICalleeDialogue dialogue, RestaurantVoiceOptions voice, ICalleeObserver? observer, ILogger logger)
    {
        _engine = engine;
        _dialogue = dialogue;
        _voice = voice;
        _observer = observer;
        _logger = logger;
        _random = new SplitMix64((ulong)voice.Seed);
        _lineEffects = new LineEffectsProcessor(dialogue.LineEffects, new SplitMix64(~(ulong)voice.Seed));
        _greetingFrame = (long)(dialogue.GreetingDelay.TotalSeconds * FramesPerSecond);
        _earliestSpeechFrame = _greetingFrame;
        _backgroundWork = new BackgroundWork(OnWorkFailed);
        _backgroundWork.Enqueue(() => PrepareTurn(_dialogue.GetGreeting()));
        _backgroundWork.Enqueue(() =>
        {
            _recognizer = engine.CreateRecognizer(voice.CallerVoice);
            return () => { };
        });
    }

    /// <inheritdoc/>
    public bool HasHungUp { get; private set; }

    /// <summary>Completes when no work is pending in the background.</summary>
    internal Task BackgroundTask => _backgroundWork.LastTask;

    private TimeSpan TimeSinceAnswer => TimeSpan.FromSeconds((double)_frameCount / FramesPerSecond);

    /// <inheritdoc/>
    public void ExchangeFrame(ReadOnlySpan<byte> toCallee, Span<byte> fromCallee)
    {
        fromCallee.Fill(MuLaw.Silence);
        if (HasHungUp || _disposed)
        {
            return;
        }

        _backgroundWork.RunCompletions();
        _frameCount++;
        MuLaw.Decode(toCallee, _pcm);
        Listen(_callerDetector.Push(_pcm));
        Speak(fromCallee);
        _lineEffects.Apply(_pcm, fromCallee);
        HasHungUp |= _frameCount >= _hangUpFrame;
    }

    /// <inheritdoc/>
    public void OnKeyPressed(char digit)
    {
        if (HasHungUp || _disposed)
        {
            return;
        }

        _backgroundWork.Enqueue(() =>
        {
            var playback = CreatePlayback(_dialogue.OnKeyPressed(digit));
            return playback is null ? () => { }
            : () =>
            {
                EndTurn(wasPlayedToEnd: false);
                _nextPlayback = playback;
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
        _backgroundWork.Dispose();
        EndTurn(wasPlayedToEnd: false);

        // The recognizer may be processing an utterance, so it returns to the pool only after the last work item.
        _ = _backgroundWork.LastTask.ContinueWith(_ => _recognizer?.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Listen(short[]? utterance)
    {
        if (utterance is not null)
        {
            var time = TimeSinceAnswer;
            var currentPlayback = _currentPlayback;
            _earliestSpeechFrame = _frameCount + MinReactionFrames + _random.Next(MaxReactionFrames - MinReactionFrames + 1);
            _backgroundWork.Enqueue(() =>
            {
                var words = Recognize(utterance);
                if (currentPlayback is { IgnoresCaller: true })
                {
                    _dialogue.OnOverheard(words);
                }

                return () => OnRecognized(words, time, currentPlayback);
            });
        }

        TryInterrupt();
        if (_callerDetector.IsSpeaking || _currentPlayback is not null || _backgroundWork.PendingCount > 0)
        {
            if (_callerDetector.IsSpeaking || _currentPlayback is not null)
            {
                _quietSinceFrame = _frameCount;
                _reportedQuietSeconds = 0;
            }

            return;
        }

        if (_frameCount < _earliestSpeechFrame)
        {
            return;
        }

        if (_isAnswerDue)
        {
            _isAnswerDue = false;
            var words = string.Join(' ', _recognizedUtterances.Where(part => part.Length > 0));
            _recognizedUtterances.Clear();
            _backgroundWork.Enqueue(() => PrepareTurn(_dialogue.OnUtterance(words)));
        }
        else if (_nextPlayback is null && _hangUpFrame == long.MaxValue
            && (_frameCount - _quietSinceFrame) / FramesPerSecond is var seconds && seconds > _reportedQuietSeconds)
        {
            _reportedQuietSeconds = seconds;
            _backgroundWork.Enqueue(() => PrepareTurn(_dialogue.OnSilence(TimeSpan.FromSeconds(seconds))));
        }
    }

    private void TryInterrupt()
    {
        _hasTriedToInterrupt &= _callerDetector.IsSpeaking;
        if (!_hasTriedToInterrupt && _callerDetector.IsSpeaking && _currentPlayback is null && _nextPlayback is null && _backgroundWork.PendingCount == 0
            && _callerDetector.VoiceDuration >= _dialogue.InterruptionDelay)
        {
            _hasTriedToInterrupt = true;
            _backgroundWork.Enqueue(() => PrepareTurn(_dialogue.TryInterrupt()));
        }
    }

    private void OnRecognized(string words, TimeSpan time, CalleePlayback? currentPlayback)
    {
        // The restaurant does not ask about an unrecognized sound that it heard while it was speaking.
        if (words.Length == 0 && currentPlayback is not null)
        {
            return;
        }

        _observer?.OnUtteranceRecognized(words, time);
        if (currentPlayback is not { IgnoresCaller: true })
        {
            _recognizedUtterances.Add(words);
            _isAnswerDue = true;
        }
    }

    private void Speak(Span<byte> fromCallee)
    {
        if (_currentPlayback is null && _nextPlayback is not null && CanStart(_nextPlayback.Turn))
        {
            (_currentPlayback, _nextPlayback) = (_nextPlayback, null);
            _currentPlaybackStart = TimeSinceAnswer;
        }

        if (_currentPlayback is null)
        {
            return;
        }

        if (_currentPlayback.CanBeInterrupted && _callerDetector.VoiceDuration > InterruptionThreshold)
        {
            EndTurn(wasPlayedToEnd: false);
            return;
        }

        _currentPlayback.ReadFrame(fromCallee);
        if (!_currentPlayback.HasEnded)
        {
            return;
        }

        if (_currentPlayback.EndsCall)
        {
            _hangUpFrame = _currentPlayback.Turn.DropsMidway ? _frameCount : _frameCount + PauseBeforeHangUp;
        }

        _quietSinceFrame = _frameCount;
        _reportedQuietSeconds = 0;
        EndTurn(wasPlayedToEnd: !_currentPlayback.Turn.DropsMidway);
    }

    private bool CanStart(CalleeTurn turn) => turn.StartsImmediately
        ? _frameCount >= _greetingFrame
        : !_callerDetector.IsSpeaking && !_isAnswerDue && _backgroundWork.PendingCount == 0 && _frameCount >= _earliestSpeechFrame;

    private void EndTurn(bool wasPlayedToEnd)
    {
        if (_currentPlayback is { Turn.Speech.Length: > 0 } currentPlayback)
        {
            _observer?.OnTurnSpoken(currentPlayback.Turn.Speech, _currentPlaybackStart, wasPlayedToEnd);
        }

        _currentPlayback = null;
    }

    private string Recognize(short[] utterance)
    {
        _recognizer!.Begin();
        _recognizer.Push(utterance);
        return _recognizer.End();
    }

    private CalleePlayback? CreatePlayback(CalleeTurn? turn)
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

    /// <summary>Synthesizes a turn. A newer turn replaces a turn that has not started.</summary>
    private Action PrepareTurn(CalleeTurn? turn)
    {
        var playback = CreatePlayback(turn);
        return () => _nextPlayback = playback ?? _nextPlayback;
    }

    private Action OnWorkFailed(Exception exception)
    {
        _logger.LogCallFailed(exception);
        return () => HasHungUp = true;
    }
}
