namespace Concierge.Media.Bridge;

/// <content>What is done when nobody speaks: the opening, the question whether anybody is there, holding.</content>
internal sealed partial class VoiceBridge
{
    private readonly ITimer _openingSilence;
    private readonly ITimer _silence;
    private readonly ITimer _holdDeadline;
    private bool _askedWhetherThere;
    private bool _asking;

    /// <summary>The guest is being asked something: the agent keeps the callee company instead of asking whether they are there.</summary>
    public void GuestIsAsked(bool asked)
    {
        lock (_gate)
        {
            _asking = asked;
            ConsiderSilence();
        }
    }

    private async ValueTask SpeakFirstAsync()
    {
        lock (_gate)
        {
            if (_calleeSpeaks || _audioSent || _closed || _doubtful.Any || _mode != ListeningMode.Conversing)
            {
                return;
            }

            _responses.Want();
        }

        await RequestResponseIfWantedAsync();
    }

    private void BeginHold()
    {
        if (_mode == ListeningMode.Conversing)
        {
            _mode = ListeningMode.OnHold;
            Stop(_openingSilence);
            Start(_holdDeadline, _options.Hold);
        }
    }

    private void EndHold()
    {
        if (_mode == ListeningMode.OnHold)
        {
            _mode = ListeningMode.Conversing;
            Stop(_holdDeadline);
        }
    }

    // Reckoned from when the last of what was sent will have been played: a mark may never come back.
    private void ConsiderSilence()
    {
        var quiet = _audioSent && !_calleeSpeaks && !_doubtful.Any && !_farewell && !_closed && _stream is not null && _session is not null
            && _mode == ListeningMode.Conversing && !_responses.IsPending && !_responses.IsWanted;
        if (_mode == ListeningMode.Mute)
        {
            return;
        }

        if (quiet)
        {
            Start(_silence, _playback.Unheard + (_asking ? 2 * _options.Silence : _options.Silence));
        }
        else
        {
            Stop(_silence);
        }
    }

    // A first word that the model did not bring about is asked for again; a tool that is under way decides how to go on.
    private void ConsiderOpening()
    {
        if (!_audioSent && !_calleeSpeaks && !_doubtful.Any && !_farewell && !_closed && _stream is not null
            && _mode == ListeningMode.Conversing && !_responses.IsPending && !_responses.IsWanted && _tools.TrueForAll(tool => tool.IsCompleted))
        {
            Start(_openingSilence, _options.OpeningSilence);
        }
    }

    private ValueTask MeetSilenceAsync()
    {
        bool again;
        bool asking;
        bool mute;
        lock (_gate)
        {
            if (_closed || _farewell || _calleeSpeaks)
            {
                return ValueTask.CompletedTask;
            }

            mute = _mode == ListeningMode.Mute;
            asking = _asking;
            again = _askedWhetherThere;
            _askedWhetherThere |= !asking && !mute;
        }

        if (mute)
        {
            _observer.ToneHeard();
            return ValueTask.CompletedTask;
        }

        return asking ? SayAsync(_options.Lines.StillAsking)
            : again ? GiveUpAsync(GiveUpReason.Silence, _options.Lines.SilenceGoodbye)
            : SayAsync(_options.Lines.StillThere);
    }

    private ValueTask LeaveHoldAsync()
    {
        lock (_gate)
        {
            if (_mode != ListeningMode.OnHold || _closed || _farewell)
            {
                return ValueTask.CompletedTask;
            }
        }

        return GiveUpAsync(GiveUpReason.Hold, _options.Lines.HoldGoodbye);
    }

    private ValueTask GiveUpAsync(GiveUpReason reason, string goodbye)
    {
        _observer.GaveUp(reason);
        return SayLastAsync(goodbye);
    }
}
