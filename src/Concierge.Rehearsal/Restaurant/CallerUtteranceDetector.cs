using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Splits the caller's audio into utterances.</summary>
internal sealed class CallerUtteranceDetector
{
    private const int FrameLength = 160;

    /// <summary>Covers the prefix padding of the speech and the detector's delay.</summary>
    private const int HistoryLength = 8000 / 2;

    private readonly VoiceActivityDetector _detector = new(new VoiceActivityOptions { SilenceDuration = TimeSpan.FromMilliseconds(600) });
    private readonly List<short> _recent = [];
    private List<short>? _utterance;

    /// <summary>Whether the caller is speaking.</summary>
    public bool IsSpeaking => _detector.IsSpeaking;

    /// <summary>How long the caller has been speaking; zero in silence.</summary>
    public TimeSpan VoiceDuration => _detector.VoiceDuration;

    /// <summary>Processes one frame.</summary>
    /// <returns>The utterance that ended with it; <see langword="null"/> for all other frames.</returns>
    public short[]? Push(ReadOnlySpan<short> frame)
    {
        var before = _detector.Position - _recent.Count;
        _recent.AddRange(frame);
        _utterance?.AddRange(frame);
        foreach (var activity in _detector.Push(frame))
        {
            if (activity.Kind == VoiceActivityKind.SpeechStarted)
            {
                _utterance = _recent[(int)Math.Max(0, activity.Offset - before)..];
                continue;
            }

            short[] ended = [.. _utterance ?? []];
            _utterance = null;
            return ended;
        }

        if (_recent.Count > HistoryLength + FrameLength)
        {
            _recent.RemoveRange(0, _recent.Count - HistoryLength);
        }

        return null;
    }
}
