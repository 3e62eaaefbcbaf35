namespace Concierge.Voice;

/// <content>When the model is asked to speak, what its tools do, and when the line may be put down.</content>
internal sealed partial class VoiceBridge
{
    private async Task RunToolAsync(string callId, string name, string arguments)
    {
        // Leaves the socket's receive loop at once: a tool may wait for events that only this loop can bring.
        await Task.Yield();
        try
        {
            var result = await _observer.InvokeToolAsync(name, arguments, _closing.Token);
            if (_session is not { } session)
            {
                return;
            }

            await session.SendFunctionOutputAsync(callId, result.Output);
            lock (_gate)
            {
                _farewell |= result.EndsCall;
                _responseWanted |= !result.EndsCall && !_farewell;
                ConsiderFarewell();
            }

            await RequestResponseIfWantedAsync();
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            LogToolAbandoned(name);
        }
        catch (Exception fault)
        {
            LogToolFailed(fault, name);
        }
    }

    private async ValueTask SpeakFirstAsync()
    {
        lock (_gate)
        {
            if (_calleeSpeaks || _audioSent || _closed)
            {
                return;
            }

            _responseWanted = true;
        }

        await RequestResponseIfWantedAsync();
    }

    // A request while a response is active is refused by the API (conversation_already_has_active_response), and one
    // while the callee speaks would talk over them: both wait. After the callee's turn the model answers by itself.
    private ValueTask RequestResponseIfWantedAsync()
    {
        IVoiceSession? session;
        lock (_gate)
        {
            session = _session;
            if (!_responseWanted || _responseRequested || _activeResponse is not null || _calleeSpeaks || session is null || _closed)
            {
                return ValueTask.CompletedTask;
            }

            _responseWanted = false;
            _responseRequested = true;
        }

        return session.CreateResponseAsync();
    }

    private void ConsiderFarewell()
    {
        if (!_farewell || _closed)
        {
            return;
        }

        if (_activeResponse is null && !_playback.IsPlaying)
        {
            _farewellDeadline.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _farewellDeadline.Change(_playback.Unheard + _options.FarewellGrace, Timeout.InfiniteTimeSpan);
        }
    }

    private void FarewellOverdue()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }
        }

        _observer.FarewellHeard();
    }

    private void Run(Func<ValueTask> work) => _ = RunAsync(work);

    private async Task RunAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            LogTimerFailed(fault);
        }
    }
}
