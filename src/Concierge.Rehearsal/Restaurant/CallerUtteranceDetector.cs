using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Splits the caller's audio into utterances.</summary>
internal sealed class CallerUtteranceDetector
{
    private const int FrameLength = 160;

    /// <summary>How many earlier samples to keep: they cover the prefix padding of the speech and the detector's delay.</summary>
    private const int HistoryLength = 8000 / 2;

    private readonly VoiceActivityDetector _detector = new(new VoiceActivityOptions { SilenceDuration = TimeSpan.FromMilliseconds(600) });
    private readonly List<short> _history = [];
    private List<short>? _utterance;

    /// <summary>Whether the caller is speaking.</summary>
    public bool IsSpeaking => _detector.IsSpeaking;

    /// <summary>How long the caller has been speaking; zero in silence.</summary>
    public TimeSpan VoiceDuration => _detector.VoiceDuration;

    /// <summary>Processes one frame.</summary>
    /// <returns>The utterance that ended with this frame; <see langword="null"/> for all other frames.</returns>
    public short[]? Push(ReadOnlySpan<short> frame)
    {
        var historyStart = _detector.Position - _history.Count;
        _history.AddRange(frame);
        _utterance?.AddRange(frame);
        foreach (var activity in _detector.Push(frame))
        {
            if (activity.Kind == VoiceActivityKind.SpeechStarted)
            {
                _utterance = _history[(int)Math.Max(0, activity.Offset - historyStart)..];
                continue;
            }

            short[] completed = [.. _utterance ?? []];
            _utterance = null;
            return completed;
        }

        if (_history.Count > HistoryLength + FrameLength)
        {
            _history.RemoveRange(0, _history.Count - HistoryLength);
        }

        return null;
    }
}
