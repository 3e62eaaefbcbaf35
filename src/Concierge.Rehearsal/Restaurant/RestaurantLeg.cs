using System.Collections.Concurrent;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The restaurant's end of one call. Frames are its only clock, so that it behaves alike at any speed.</summary>
/// <remarks>
/// Recognition, the dialogue and synthesis run one after another in the background; what they come to arrives with a later frame,
/// and until then the restaurant is silent. What the caller says in several pieces, with pauses shorter than it takes to answer, is heard as one.
/// </remarks>
internal sealed partial class RestaurantLeg : ICalleeLeg
{
    private const int FramesPerSecond = 50;
    private const int FrameLength = 160;
    private const int ShortestReaction = FramesPerSecond / 5;
    private const int LongestReaction = FramesPerSecond / 2;

    /// <summary>The telephone is put down a moment after the last word.</summary>
    private const int PauseBeforeHangUp = FramesPerSecond / 4;

    /// <summary>How long one lets oneself be talked over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.6);

    private readonly ICalleeDialogue _dialogue;
    private readonly ICalleeObserver? _observer;
    private readonly ILogger _logger;
    private readonly SplitMix64 _random;
    private readonly CallerEar _ear = new();
    private readonly List<string> _heard = [];
    private readonly ConcurrentQueue<Action> _arrivals = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly short[] _pcm = new short[FrameLength];

    private ISpeechSynthesizer? _synthesizer;
    private ISpeechRecognizer? _recognizer;
    private Task _thinking = Task.CompletedTask;
    private int _thoughts;
    private bool _answerDue;
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
        _dialogue = dialogue;
        _observer = observer;
        _logger = logger;
        _random = new SplitMix64((ulong)voice.Seed);
        _speakNoEarlier = (long)(dialogue.PickUpPause.TotalSeconds * FramesPerSecond);
        Think(() =>
        {
            _synthesizer = engine.CreateSynthesizer(voice.Voice);
            var opening = Prepare(_dialogue.Open());
            return () => _ready = opening;
        });
        Think(() =>
        {
            _recognizer = engine.CreateRecognizer(voice.CallerVoice);
            return () => { };
        });
    }

    /// <inheritdoc/>
    public bool HungUp { get; private set; }

    /// <summary>Done when nothing is going on in the background.</summary>
    internal Task Thinking => _thinking;

    private TimeSpan Now => TimeSpan.FromSeconds((double)_frames / FramesPerSecond);

    /// <inheritdoc/>
    public void Exchange(ReadOnlySpan<byte> heard, Span<byte> said)
    {
        said.Fill(MuLaw.Silence);
        if (HungUp || _disposed)
        {
            return;
        }

        while (_arrivals.TryDequeue(out var arrival))
        {
            arrival();
        }

        _frames++;
        MuLaw.Decode(heard, _pcm);
        Listen(_ear.Push(_pcm));
        Speak(said);
        HungUp |= _frames >= _hangUpAt;
    }

    /// <inheritdoc/>
    /// <remarks>People do not answer to keys.</remarks>
    public void Key(char digit)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _ended.Cancel();
        EndTurn(whole: false);

        // The recogniser may be in the middle of an utterance: it is given back when that is done.
        _ = _thinking.ContinueWith(
            _ =>
            {
                _recognizer?.Dispose();
                _ended.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    private void Listen(short[]? utterance)
    {
        if (utterance is not null)
        {
            var at = Now;
            var overlapped = _playing is not null;
            _speakNoEarlier = _frames + ShortestReaction + _random.Next(LongestReaction - ShortestReaction + 1);
            Think(() =>
            {
                var words = Recognize(utterance);
                return () => Understand(words, at, overlapped);
            });
        }

        if (_ear.Speaking || _playing is not null || _thoughts > 0)
        {
            if (_ear.Speaking || _playing is not null)
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
            Think(() => Arrive(_dialogue.Hear(words)));
        }
        else if (_ready is null && _hangUpAt == long.MaxValue && (_frames - _quietSince) / FramesPerSecond is var seconds && seconds > _quietSecondsAsked)
        {
            _quietSecondsAsked = seconds;
            Think(() => Arrive(_dialogue.Silence(TimeSpan.FromSeconds(seconds))));
        }
    }

    private void Understand(string words, TimeSpan at, bool overlapped)
    {
        // A sound made while the restaurant speaks is not worth a "sorry?".
        if (words.Length == 0 && overlapped)
        {
            return;
        }

        _observer?.TurnHeard(words, at);
        _heard.Add(words);
        _answerDue = true;
    }

    private void Speak(Span<byte> said)
    {
        if (_playing is null && _ready is not null && !_ear.Speaking && !_answerDue && _thoughts == 0 && _frames >= _speakNoEarlier)
        {
            (_playing, _ready) = (_ready, null);
            _playingSince = Now;
        }

        if (_playing is null)
        {
            return;
        }

        if (_playing.CanBeInterrupted && _ear.VoiceDuration > Patience)
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

    private CalleeSpeech? Prepare(CalleeTurn? turn) => turn is null ? null : new CalleeSpeech(turn, _synthesizer!);

    /// <summary>A newer turn takes the place of one that was not yet said.</summary>
    private Action Arrive(CalleeTurn? turn)
    {
        var speech = Prepare(turn);
        return () => _ready = speech ?? _ready;
    }

    /// <summary>Works in the background, after whatever is being worked on; its result is run with a later frame.</summary>
    private void Think(Func<Action> work)
    {
        _thoughts++;
        var before = _thinking;
        var ended = _ended.Token;
        _thinking = Task.Run(
            async () =>
            {
                await before;
                if (ended.IsCancellationRequested)
                {
                    return;
                }

                Action arrival;
                try
                {
                    arrival = work();
                }
                catch (Exception exception)
                {
                    LogFailed(_logger, exception);
                    arrival = () => HungUp = true;
                }

                _arrivals.Enqueue(() =>
                {
                    _thoughts--;
                    arrival();
                });
            },
            CancellationToken.None);
    }
}
