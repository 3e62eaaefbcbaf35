namespace Concierge.Media.Bridge;

/// <content>Responses, tools and the end of the call.</content>
internal sealed partial class VoiceBridge
{
    // Long enough for a last question; a noisy line must not keep the call open.
    private const int MaxFarewellExtensions = 3;

    private readonly ITimer _responseDeadline;
    private readonly ITimer _farewellDeadline;
    private bool _farewell;
    private int _farewellExtensions;
    private string? _lastLine;

    /// <summary>Completes when all running tools have returned and their results have been applied.</summary>
    public Task ToolsCompleted
    {
        get
        {
            lock (_lock)
            {
                return Task.WhenAll(_tools);
            }
        }
    }

    /// <summary>Makes the agent say a last line; the call may end after it.</summary>
    public async ValueTask SayLastAsync(string line)
    {
        IVoiceSession? session;
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _farewell = true;
            _farewellExtensions = 0;
            _lastLine = line;
            Stop(_silence);
            Stop(_holdDeadline);
            session = _session;
            if (session is null)
            {
                // The next session says it.
                return;
            }
        }

        await session.AddNoteAsync(VoiceLines.FormatNote(line));
        lock (_lock)
        {
            _responses.Request();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <summary>Makes the agent say a line, unless the callee or the agent is speaking.</summary>
    public async ValueTask SayAsync(string line)
    {
        IVoiceSession? session;
        lock (_lock)
        {
            session = _session;
            if (session is null || _closed || _calleeSpeaks || _responses.IsPending || _farewell)
            {
                return;
            }
        }

        await session.AddNoteAsync(VoiceLines.FormatNote(line));
        lock (_lock)
        {
            _responses.Request();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <summary>Makes the agent ask a question as soon as nobody speaks. A farewell that was begun does not end the call: the answer is awaited.</summary>
    public async ValueTask AskAsync(string question)
    {
        IVoiceSession? session;
        lock (_lock)
        {
            session = _session;
            if (session is null || _closed || _mode == ListeningMode.Mute || _lastLine is not null)
            {
                return;
            }

            _farewell = false;
            Stop(_farewellDeadline);
        }

        await session.AddNoteAsync(VoiceLines.FormatNote(question));
        lock (_lock)
        {
            _responses.Request();
            UpdateSilenceTimer();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments)
    {
        lock (_lock)
        {
            if (!_closed && _session is { } session)
            {
                _tools.RemoveAll(tool => tool.IsCompleted);
                _tools.Add(RunToolAsync(session, callId, name, arguments));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask OnResponseCreatedAsync(string responseId)
    {
        IVoiceSession? session;
        bool abandoned;
        lock (_lock)
        {
            session = _session;
            abandoned = BeginResponse(responseId);
        }

        if (abandoned && session is not null)
        {
            await session.CancelResponseAsync(responseId);
        }
    }

    /// <returns>Whether the response was abandoned before it began.</returns>
    private bool BeginResponse(string responseId)
    {
        var abandoned = _responses.RecordCreated(responseId);
        if (abandoned)
        {
            _playback.MarkCancelled(responseId);
        }

        Stop(_openingSilence);
        Stop(_silence);
        Start(_responseDeadline, _options.ResponseTimeout);
        return abandoned;
    }

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error)
    {
        lock (_lock)
        {
            _responses.RecordDone(responseId);
            Stop(_responseDeadline);
            UpdateFarewellTimer();
            UpdateSilenceTimer();
            UpdateOpeningTimer();
        }

        if (error is not null)
        {
            _observer.OnVoiceModelLost(error);
            return ValueTask.CompletedTask;
        }

        return RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public ValueTask OnErrorAsync(VoiceModelError error, string? cause)
    {
        switch (cause)
        {
            // The response had already ended: there was nothing to cancel. This is not an error.
            case "response.cancel":
                return ValueTask.CompletedTask;

            case "response.create":
                lock (_lock)
                {
                    _responses.RecordRefused();
                    Stop(_responseDeadline);
                    if (error.Code == "openai.conversation_already_has_active_response")
                    {
                        // A response is already active: the bridge requests another when it ends.
                        _responses.Request();
                    }

                    UpdateSilenceTimer();
                    UpdateOpeningTimer();
                }

                break;
        }

        _observer.OnVoiceModelError(error, cause);
        return ValueTask.CompletedTask;
    }

    private async Task RunToolAsync(IVoiceSession caller, string callId, string name, string arguments)
    {
        // Yields to the receive loop at once: a tool may wait for events that only this loop delivers.
        await Task.Yield();
        try
        {
            var result = await _observer.InvokeToolAsync(name, arguments, _closing.Token);
            IVoiceSession? session;
            var note = $"{name} has answered: {result.Output}";
            lock (_lock)
            {
                session = _session;
                if (session is null)
                {
                    _pendingNotes.Add(note);
                }
            }

            // The session that called the tool may have been lost; its successor gets the result as a note.
            if (session is not null)
            {
                await (ReferenceEquals(session, caller) ? session.SendFunctionOutputAsync(callId, result.Output) : session.AddNoteAsync(note));
            }

            lock (_lock)
            {
                ApplyToolResult(result.Next);
            }

            await RequestResponseIfWantedAsync();
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            LogToolAbandoned(name);
        }
        catch (Exception exception)
        {
            LogToolFailed(exception, name);
        }
    }

    private void ApplyToolResult(ToolContinuation next)
    {
        switch (next)
        {
            case ToolContinuation.Respond when !_farewell:
                _responses.Request();
                break;
            case ToolContinuation.Hold:
                BeginHold();
                break;
            case ToolContinuation.EndCall:
                _farewell = true;
                _farewellExtensions = 0;
                break;
        }

        UpdateFarewellTimer();
        UpdateSilenceTimer();
    }

    // The API refuses a request while a response is active (conversation_already_has_active_response), and a response while the
    // callee speaks would talk over them: both requests wait, and so does a request without a media stream. The last line does
    // not wait for the callee, because hold music never pauses.
    private ValueTask RequestResponseIfWantedAsync()
    {
        IVoiceSession? session;
        lock (_lock)
        {
            session = _session;
            if ((_calleeSpeaks && _lastLine is null) || session is null || _stream is null || _closed || !_responses.TryTake())
            {
                return ValueTask.CompletedTask;
            }

            Start(_responseDeadline, _options.ResponseStartTimeout);
        }

        return session.CreateResponseAsync();
    }

    private void OnResponseTimeout()
    {
        bool lost;
        lock (_lock)
        {
            lost = _responses.IsPending && !_closed;
        }

        if (lost)
        {
            _observer.OnVoiceModelLost(VoiceErrors.Unresponsive);
        }
    }

    private void UpdateFarewellTimer()
    {
        if (!_farewell || _closed)
        {
            return;
        }

        if (_responses.IsPending || _responses.IsRequestPending || _playback.IsPlaying || _calleeSpeaks || _doubtfulTurns.Any)
        {
            Start(_farewellDeadline, _playback.Unheard + _options.FarewellGrace);
        }
        else
        {
            Start(_farewellDeadline, TimeSpan.Zero);
        }
    }

    private void OnFarewellTimeout()
    {
        lock (_lock)
        {
            if (_closed || !_farewell)
            {
                return;
            }

            // More audio may follow: extend the wait. The response has its own deadline.
            if (_responses.IsPending || _responses.IsRequestPending)
            {
                Start(_farewellDeadline, _options.FarewellGrace);
                return;
            }

            // Let the callee finish a last question.
            if ((_calleeSpeaks || _doubtfulTurns.Any) && _lastLine is null && _farewellExtensions++ < MaxFarewellExtensions)
            {
                Start(_farewellDeadline, _options.FarewellGrace);
                return;
            }
        }

        _observer.OnFarewellPlayed();
    }

    private void Run(Func<ValueTask> work) => _ = RunAsync(work);

    private async Task RunAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            LogTimerFailed(exception);
        }
    }
}
