namespace Concierge.Media.Bridge;

/// <content>When the model is asked to speak, what its tools do, and when the line may be put down.</content>
internal sealed partial class VoiceBridge
{
    // A question takes a breath or two; a noisy line must not keep the call.
    private const int MostFarewellExtensions = 3;

    private readonly ITimer _responseDeadline;
    private readonly ITimer _farewellDeadline;
    private bool _farewell;
    private int _farewellExtensions;
    private string? _lastLine;

    /// <summary>Completes when the tools that are under way have answered, and how the conversation goes on is decided.</summary>
    public Task ToolsAnswered
    {
        get
        {
            lock (_gate)
            {
                return Task.WhenAll(_tools);
            }
        }
    }

    /// <summary>Makes the agent say a line, after which it takes its leave.</summary>
    public async ValueTask SayLastAsync(string line)
    {
        IVoiceSession? session;
        lock (_gate)
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
                // The next one says it.
                return;
            }
        }

        await session.AddNoteAsync(VoiceLines.Note(line));
        lock (_gate)
        {
            _responses.Want();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <summary>Makes the agent say a line, unless somebody is speaking.</summary>
    public async ValueTask SayAsync(string line)
    {
        IVoiceSession? session;
        lock (_gate)
        {
            session = _session;
            if (session is null || _closed || _calleeSpeaks || _responses.IsPending || _farewell)
            {
                return;
            }
        }

        await session.AddNoteAsync(VoiceLines.Note(line));
        lock (_gate)
        {
            _responses.Want();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments)
    {
        lock (_gate)
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
        lock (_gate)
        {
            session = _session;
            abandoned = _responses.Created(responseId);
            if (abandoned)
            {
                _playback.Abandon(responseId);
            }

            Stop(_openingSilence);
            Stop(_silence);
            Start(_responseDeadline, _options.ResponseEnds);
        }

        if (abandoned && session is not null)
        {
            await session.CancelResponseAsync(responseId);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error)
    {
        lock (_gate)
        {
            _responses.Done(responseId);
            Stop(_responseDeadline);
            ConsiderFarewell();
            ConsiderSilence();
            ConsiderOpening();
        }

        if (error is not null)
        {
            _observer.VoiceModelLost(error);
            return ValueTask.CompletedTask;
        }

        return RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public ValueTask OnErrorAsync(VoiceModelError error, string? cause)
    {
        switch (cause)
        {
            // The response had ended by itself: there is nothing left to cancel, and that is no fault.
            case "response.cancel":
                return ValueTask.CompletedTask;

            case "response.create":
                lock (_gate)
                {
                    _responses.Refused();
                    Stop(_responseDeadline);
                    if (error.Code == "openai.conversation_already_has_active_response")
                    {
                        // It began by itself; when it ends, this side asks again.
                        _responses.Want();
                    }

                    ConsiderSilence();
                    ConsiderOpening();
                }

                break;
        }

        _observer.VoiceModelComplained(error, cause);
        return ValueTask.CompletedTask;
    }

    private async Task RunToolAsync(IVoiceSession caller, string callId, string name, string arguments)
    {
        // Leaves the socket's receive loop at once: a tool may wait for events that only this loop can bring.
        await Task.Yield();
        try
        {
            var result = await _observer.InvokeToolAsync(name, arguments, _closing.Token);
            IVoiceSession? session;
            var note = $"{name} has answered: {result.Output}";
            lock (_gate)
            {
                session = _session;
                if (session is null)
                {
                    _untold.Add(note);
                }
            }

            // The session that asked may have been lost meanwhile; its successor is told all the same.
            if (session is not null)
            {
                await (ReferenceEquals(session, caller) ? session.SendFunctionOutputAsync(callId, result.Output) : session.AddNoteAsync(note));
            }

            lock (_gate)
            {
                Continue(result.Next);
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

    private void Continue(AfterTool next)
    {
        switch (next)
        {
            case AfterTool.Respond when !_farewell:
                _responses.Want();
                break;
            case AfterTool.Hold:
                BeginHold();
                break;
            case AfterTool.EndCall:
                _farewell = true;
                _farewellExtensions = 0;
                break;
        }

        ConsiderFarewell();
        ConsiderSilence();
    }

    // A request while a response is active is refused by the API (conversation_already_has_active_response), and one
    // while the callee speaks would talk over them: both wait, and so does one that nobody could hear. Last words do not
    // wait for the callee: music never stops to let them in.
    private ValueTask RequestResponseIfWantedAsync()
    {
        IVoiceSession? session;
        lock (_gate)
        {
            session = _session;
            if ((_calleeSpeaks && _lastLine is null) || session is null || _stream is null || _closed || !_responses.TryTake())
            {
                return ValueTask.CompletedTask;
            }

            Start(_responseDeadline, _options.ResponseBegins);
        }

        return session.CreateResponseAsync();
    }

    private void ResponseOverdue()
    {
        bool lost;
        lock (_gate)
        {
            lost = _responses.IsPending && !_closed;
        }

        if (lost)
        {
            _observer.VoiceModelLost(VoiceErrors.Silent);
        }
    }

    private void ConsiderFarewell()
    {
        if (!_farewell || _closed)
        {
            return;
        }

        if (_responses.IsPending || _responses.IsWanted || _playback.IsPlaying || _calleeSpeaks || _doubtful.Any)
        {
            Start(_farewellDeadline, _playback.Unheard + _options.FarewellGrace);
        }
        else
        {
            Start(_farewellDeadline, TimeSpan.Zero);
        }
    }

    private void FarewellOverdue()
    {
        lock (_gate)
        {
            if (_closed || !_farewell)
            {
                return;
            }

            // More of it may have come since: then it is waited for anew. The response itself has its own deadline.
            if (_responses.IsPending || _responses.IsWanted)
            {
                Start(_farewellDeadline, _options.FarewellGrace);
                return;
            }

            // Somebody who still has a question is let finish it.
            if ((_calleeSpeaks || _doubtful.Any) && _lastLine is null && _farewellExtensions++ < MostFarewellExtensions)
            {
                Start(_farewellDeadline, _options.FarewellGrace);
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
