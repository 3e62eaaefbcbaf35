namespace Concierge.Media.Bridge;

/// <content>Silence: the opening, the check whether the callee is still there, hold.</content>
internal sealed partial class VoiceBridge
{
    private readonly ITimer _openingSilence;
    private readonly ITimer _silence;
    private readonly ITimer _holdDeadline;
    private bool _silencePrompted;
    private bool _awaitingGuest;

    /// <summary>Sets whether the guest is being asked a question: the agent then asks the callee to wait instead of asking whether they are there.</summary>
    public void SetAwaitingGuest(bool asked)
    {
        lock (_lock)
        {
            _awaitingGuest = asked;
            UpdateSilenceTimer();
        }
    }

    private async ValueTask OnOpeningSilenceAsync()
    {
        lock (_lock)
        {
            if (_calleeSpeaks || _audioSent || _closed || _doubtfulTurns.Any || _mode != ListeningMode.Conversing)
            {
                return;
            }

            _responses.Request();
        }

        await RequestResponseIfWantedAsync();
    }

    private void BeginHold()
    {
        if (_mode == ListeningMode.Conversing)
        {
            _mode = ListeningMode.OnHold;
            Stop(_openingSilence);
            Start(_holdDeadline, _options.HoldTimeout);
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

    // Counts from the expected end of playback, because a mark may never come back.
    private void UpdateSilenceTimer()
    {
        var quiet = _audioSent && !_calleeSpeaks && !_doubtfulTurns.Any && !_farewell && !_closed && _stream is not null && _session is not null
            && _mode == ListeningMode.Conversing && !_responses.IsPending && !_responses.IsRequestPending;
        if (_mode == ListeningMode.Mute)
        {
            return;
        }

        if (quiet)
        {
            Start(_silence, _playback.Unheard + (_awaitingGuest ? 2 * _options.SilenceTimeout : _options.SilenceTimeout));
        }
        else
        {
            Stop(_silence);
        }
    }

    // If the model produced no opening words, they are requested again. A running tool decides itself how to continue.
    private void UpdateOpeningTimer()
    {
        if (!_audioSent && !_calleeSpeaks && !_doubtfulTurns.Any && !_farewell && !_closed && _stream is not null
            && _mode == ListeningMode.Conversing && !_responses.IsPending && !_responses.IsRequestPending && _tools.TrueForAll(tool => tool.IsCompleted))
        {
            Start(_openingSilence, _options.OpeningSilence);
        }
    }

    private ValueTask OnSilenceTimeoutAsync()
    {
        bool promptedBefore;
        bool awaitingGuest;
        bool mute;
        lock (_lock)
        {
            if (_closed || _farewell || _calleeSpeaks)
            {
                return ValueTask.CompletedTask;
            }

            mute = _mode == ListeningMode.Mute;
            awaitingGuest = _awaitingGuest;
            promptedBefore = _silencePrompted;
            _silencePrompted |= !awaitingGuest && !mute;
        }

        if (mute)
        {
            _observer.OnMachineRecording();
            return ValueTask.CompletedTask;
        }

        return awaitingGuest ? SayAsync(_options.Lines.StillAsking)
            : promptedBefore ? GiveUpAsync(GiveUpReason.Silence, _options.Lines.SilenceGoodbye)
            : SayAsync(_options.Lines.StillThere);
    }

    private ValueTask OnHoldTimeoutAsync()
    {
        lock (_lock)
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
        _observer.OnGiveUp(reason);
        return SayLastAsync(goodbye);
    }
}
