using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Measures the agent's reaction times in the call's audio.</summary>
internal sealed class ReactionMeter : ICallAudioObserver
{
    private const int FrameMs = 20;

    // Linear samples. The value is above the noise that synthesis and μ-law leave between words.
    private const int Audible = 500;

    // In frames. After a longer silence the agent starts a new turn; a shorter silence is a pause between words.
    private const int PauseBetweenWords = 600 / FrameMs;

    private readonly Lock _lock = new();
    private readonly List<int> _reactions = [];
    private long _frame;
    private long _agentHeard = long.MinValue / 2;
    private long? _calleeHeard;

    public ReactionTimes Times
    {
        get
        {
            lock (_lock)
            {
                return ReactionTimes.From(_reactions);
            }
        }
    }

    public void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
    {
        lock (_lock)
        {
            _frame++;
            if (IsAudible(caller))
            {
                if (_calleeHeard is { } last && _frame - _agentHeard > PauseBetweenWords)
                {
                    _reactions.Add((int)(_frame - last) * FrameMs);
                }

                _calleeHeard = null;
                _agentHeard = _frame;
            }

            if (IsAudible(callee))
            {
                _calleeHeard = _frame;
            }
        }
    }

    public void Dispose()
    {
        // The times are read after the call.
    }

    private static bool IsAudible(ReadOnlySpan<byte> frame)
    {
        foreach (var sample in frame)
        {
            if (Math.Abs((int)MuLaw.Decode(sample)) > Audible)
            {
                return true;
            }
        }

        return false;
    }
}
