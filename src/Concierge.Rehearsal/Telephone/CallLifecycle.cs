namespace Concierge.Rehearsal.Telephone;

/// <summary>Runs one call from queued to its final status. A call ends once: the first cause decides the status.</summary>
internal sealed class CallLifecycle : IDisposable
{
    private readonly NetworkServices _services;
    private readonly TelephoneCall _call;
    private readonly CreateCallForm _request;
    private readonly CallbackQueue _statusQueue;
    private readonly CallbackQueue _otherCallbacks;
    private readonly StatusCallbackSender _statusCallbacks;
    private readonly TwimlRunner _twiml;
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timeLimitTimer;
    private TimeSpan _timeLimit;

    public CallLifecycle(NetworkServices services, TelephoneCall call, CreateCallForm request)
    {
        _services = services;
        _call = call;
        _request = request;
        _timeLimit = request.TimeLimit;
        _statusQueue = new CallbackQueue(services, call);
        _otherCallbacks = new CallbackQueue(services, call);
        _statusCallbacks = new StatusCallbackSender(services, call, request, _statusQueue);
        _twiml = new TwimlRunner(services, call, _otherCallbacks);
        _timeLimitTimer = services.TimeProvider.CreateTimer(_ => End(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TelephoneCall Call => _call;

    /// <summary>Runs the call to its end. Never throws.</summary>
    public async Task RunAsync()
    {
        try
        {
            _statusCallbacks.SendProgress("initiated", "initiated");
            if (await RingAsync() is { } answer)
            {
                await RunAnsweredCallAsync(answer.Callee, answer.Ring);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The call was ended while it waited.
        }
        catch (CallErrorException exception)
        {
            RecordError(exception.Error);
        }
        catch (Exception exception)
        {
            _services.Logger.LogCallFailed(exception, _call.Sid);
            _call.RecordError(new CallError(0, CallErrorMessages.GetMessage(0), $"the stand-in itself failed: {exception.GetType().Name}", Fatal: true));
        }

        End(unanswered: TelephoneCallStatus.Failed);
        await Task.WhenAll(_statusQueue.CompleteAsync(), _otherCallbacks.CompleteAsync());
        _call.MarkEnded();
    }

    /// <summary>Ends the call. The status of an answered call becomes completed.</summary>
    /// <param name="unanswered">The final status of a call that was not answered.</param>
    /// <param name="sipResponseCode">The SIP response code of a call that was not answered.</param>
    public void End(TelephoneCallStatus unanswered = TelephoneCallStatus.Canceled, int sipResponseCode = 487)
    {
        const int Ok = 200;
        if (_call.TryEnd(TelephoneCallStatus.Completed, unanswered, _services.TimeProvider.GetUtcNow()) is { } status)
        {
            _services.Logger.LogCallAdvanced(_call.Sid, status);
            _statusCallbacks.SendCompleted(status, status == TelephoneCallStatus.Completed ? Ok : sipResponseCode);
            _ended.Cancel();
        }
    }

    /// <summary>Carries out an update that was requested through the REST API.</summary>
    /// <exception cref="RestApiException">21220: the call's status does not allow the update.</exception>
    public void Update(UpdateCallForm update)
    {
        if (_call.Status.IsTerminal())
        {
            throw new RestApiException(400, 21220, "Call is not in-progress. Cannot redirect.");
        }

        if (update.StatusCallback is { } callback)
        {
            _statusCallbacks.Redirect(callback, update.StatusCallbackMethod);
        }

        if (update.TimeLimit is { } limit)
        {
            _timeLimit = limit;
            StartTimeLimit();
        }

        if (update.Instructions is { } instructions)
        {
            if (_call.Status != TelephoneCallStatus.InProgress)
            {
                throw new RestApiException(400, 21220, "Call is not in-progress. Cannot redirect.");
            }

            _twiml.Replace(instructions);
        }

        // As in Twilio, "canceled" does not end an answered call.
        if (update.Status == "completed" || (update.Status == "canceled" && _call.Status != TelephoneCallStatus.InProgress))
        {
            End();
        }
    }

    public void Dispose()
    {
        _timeLimitTimer.Dispose();
        _ended.Dispose();
    }

    /// <returns>The callee that answered; null when the call was not answered.</returns>
    private async Task<(ICallee Callee, RingResult Ring)?> RingAsync()
    {
        const int NotFound = 404;
        const int BusyHere = 486;
        const int ServiceUnavailable = 503;
        if (_services.Options.FindCallee(_call.To) is not { } callee)
        {
            RecordError(new CallError(13224, CallErrorMessages.GetMessage(13224), "no callee has the number", Fatal: true));
            End(TelephoneCallStatus.Failed, NotFound);
            return null;
        }

        RingResult ring = callee.Ring(_call);
        if (ring.Outcome != RingOutcome.Failed)
        {
            Advance(TelephoneCallStatus.Ringing);
            _statusCallbacks.SendProgress("ringing", "ringing");
        }

        RingOutcome outcome = ring.DecideAsync is { } decideAsync ? await WaitForDecisionAsync(decideAsync) : await WaitForRingAsync(ring);
        if (outcome == RingOutcome.NoAnswer)
        {
            End(TelephoneCallStatus.NoAnswer);
        }
        else if (outcome == RingOutcome.Busy)
        {
            End(TelephoneCallStatus.Busy, BusyHere);
        }
        else if (outcome == RingOutcome.Failed)
        {
            End(TelephoneCallStatus.Failed, ServiceUnavailable);
        }
        else
        {
            return (callee, ring);
        }

        return null;
    }

    private async Task<RingOutcome> WaitForRingAsync(RingResult ring)
    {
        bool isUnanswered = ring.Outcome == RingOutcome.NoAnswer || ring.Duration > _request.Timeout;
        await Task.Delay(isUnanswered ? _request.Timeout : ring.Duration, _services.TimeProvider, _ended.Token);
        return isUnanswered ? RingOutcome.NoAnswer : ring.Outcome;
    }

    private async Task<RingOutcome> WaitForDecisionAsync(Func<CancellationToken, Task<RingOutcome>> decideAsync)
    {
        using CancellationTokenSource timeout = new(_request.Timeout, _services.TimeProvider);
        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _ended.Token);
        try
        {
            return await decideAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !_ended.IsCancellationRequested)
        {
            return RingOutcome.NoAnswer;
        }
    }

    private async Task RunAnsweredCallAsync(ICallee callee, RingResult ring)
    {
        _call.Faults = ring.Faults;
        Advance(TelephoneCallStatus.InProgress);
        StartTimeLimit();
        _statusCallbacks.SendProgress("answered", "in-progress");
        AnsweringMachineDetectionSettings? detection = _request.AnsweringMachineDetection;
        GreetingDetector greetingDetector = new(detection?.SpeechEnd ?? TimeSpan.FromSeconds(1));
        using ICalleeLeg leg = callee.Answer(_call);
        using ICallAudioObserver? tap = _services.Options.CreateAudioObserver?.Invoke(_call);
        CallLine line = new(leg, tap, greetingDetector, _services.TimeProvider, () => End());
        Task runningLine = EndCallOnFailureAsync(line.RunAsync(_ended.Token));
        Task runningDetection = detection is null
            ? Task.CompletedTask
            : EndCallOnFailureAsync(
                new AnsweringMachineDetection(_services, _call, detection, greetingDetector, _otherCallbacks).RunAsync(ring.AnsweredBy, _ended.Token));
        Task runningDrop = ring.Faults.DropStreamAfter is { } after ? EndCallOnFailureAsync(DropStreamAsync(after)) : Task.CompletedTask;
        try
        {
            if (detection is { Async: false })
            {
                await runningDetection;
            }

            if (_request.SendDigits is { } digits)
            {
                await _twiml.PlayDigitsAsync(digits, line, _ended.Token);
            }

            await _twiml.RunAsync(_request.Instructions, line, _ended.Token);
        }
        finally
        {
            End();
            await Task.WhenAll(runningLine, runningDetection, runningDrop);
        }
    }

    private async Task DropStreamAsync(TimeSpan after)
    {
        await Task.Delay(after, _services.TimeProvider, _ended.Token);
        _call.DropMediaStream();
    }

    private async Task EndCallOnFailureAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The call has ended.
        }
        catch (Exception exception)
        {
            _services.Logger.LogCallFailed(exception, _call.Sid);
            _call.RecordError(new CallError(0, CallErrorMessages.GetMessage(0), $"the callee's end failed: {exception.GetType().Name}", Fatal: true));
            End();
        }
    }

    private void Advance(TelephoneCallStatus status)
    {
        if (!_call.TryAdvance(status, _services.TimeProvider.GetUtcNow()))
        {
            throw new OperationCanceledException(_ended.Token);
        }

        _services.Logger.LogCallAdvanced(_call.Sid, status);
    }

    private void StartTimeLimit()
    {
        if (_call.AnsweredAt is { } answeredAt)
        {
            TimeSpan remaining = _timeLimit - (_services.TimeProvider.GetUtcNow() - answeredAt);
            _timeLimitTimer.Change(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void RecordError(CallError error)
    {
        _call.RecordError(error);
        _services.Logger.LogCallError(_call.Sid, error.Code, error.Message, error.Detail);
    }
}
