namespace Concierge.Rehearsal.Telephone;

/// <summary>One call from queued to its end. The first end decides how; a call ends once.</summary>
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
    private readonly ITimer _timeLimit;
    private TimeSpan _limit;

    public CallLifecycle(NetworkServices services, TelephoneCall call, CreateCallForm request)
    {
        _services = services;
        _call = call;
        _request = request;
        _limit = request.TimeLimit;
        _statusQueue = new CallbackQueue(services, call);
        _otherCallbacks = new CallbackQueue(services, call);
        _statusCallbacks = new StatusCallbackSender(services, call, request, _statusQueue);
        _twiml = new TwimlRunner(services, call, _otherCallbacks);
        _timeLimit = services.TimeProvider.CreateTimer(_ => End(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TelephoneCall Call => _call;

    /// <summary>Lives the call. Never throws.</summary>
    public async Task RunAsync()
    {
        try
        {
            _statusCallbacks.SendProgress("initiated", "initiated");
            if (await RingAsync() is { } answer)
            {
                await ConverseAsync(answer.Callee, answer.Ring);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Somebody ended the call while it waited.
        }
        catch (CallErrorException e)
        {
            Record(e.Error);
        }
        catch (Exception e)
        {
            _services.Logger.CallCrashed(e, _call.Sid);
            _call.RecordError(new CallError(0, CallErrorMessages.GetMessage(0), $"the stand-in itself failed: {e.GetType().Name}", Fatal: true));
        }

        End(unanswered: TelephoneCallStatus.Failed);
        await Task.WhenAll(_statusQueue.CompleteAsync(), _otherCallbacks.CompleteAsync());
        _call.MarkEnded();
    }

    /// <summary>Ends the call: an answered one is then completed.</summary>
    /// <param name="unanswered">What one that was not answered is.</param>
    /// <param name="sipResponseCode">What the far exchange said of one that was not answered.</param>
    public void End(TelephoneCallStatus unanswered = TelephoneCallStatus.Canceled, int sipResponseCode = 487)
    {
        const int Ok = 200;
        if (_call.TryEnd(TelephoneCallStatus.Completed, unanswered, _services.TimeProvider.GetUtcNow()) is { } status)
        {
            _services.Logger.CallAdvanced(_call.Sid, status);
            _statusCallbacks.SendCompleted(status, status == TelephoneCallStatus.Completed ? Ok : sipResponseCode);
            _ended.Cancel();
        }
    }

    /// <summary>Carries out an update over the REST API.</summary>
    /// <exception cref="RestException">21220: the call is not in a state for it.</exception>
    public void Update(UpdateCallForm update)
    {
        if (_call.Status.IsTerminal())
        {
            throw new RestException(400, 21220, "Call is not in-progress. Cannot redirect.");
        }

        if (update.StatusCallback is { } callback)
        {
            _statusCallbacks.Redirect(callback, update.StatusCallbackMethod);
        }

        if (update.TimeLimit is { } limit)
        {
            _limit = limit;
            ArmTimeLimit();
        }

        if (update.Instructions is { } instructions)
        {
            if (_call.Status != TelephoneCallStatus.InProgress)
            {
                throw new RestException(400, 21220, "Call is not in-progress. Cannot redirect.");
            }

            _twiml.Replace(instructions);
        }

        // Twilio's own rule: "canceled" leaves an answered call alone.
        if (update.Status == "completed" || (update.Status == "canceled" && _call.Status != TelephoneCallStatus.InProgress))
        {
            End();
        }
    }

    public void Dispose()
    {
        _timeLimit.Dispose();
        _ended.Dispose();
    }

    /// <returns>The callee who picked up; null when nobody did.</returns>
    private async Task<(ICallee Callee, RingResult Ring)?> RingAsync()
    {
        const int NotFound = 404;
        const int BusyHere = 486;
        const int ServiceUnavailable = 503;
        if (_services.Options.FindCallee(_call.To) is not { } callee)
        {
            Record(new CallError(13224, CallErrorMessages.GetMessage(13224), "nobody has the number", Fatal: true));
            End(TelephoneCallStatus.Failed, NotFound);
            return null;
        }

        RingResult ring = callee.Ring();
        if (ring.Kind != RingKind.Failed)
        {
            Advance(TelephoneCallStatus.Ringing);
            _statusCallbacks.SendProgress("ringing", "ringing");
        }

        bool ringsOut = ring.Kind == RingKind.NoAnswer || ring.After > _request.Timeout;
        await Task.Delay(ringsOut ? _request.Timeout : ring.After, _services.TimeProvider, _ended.Token);
        if (ringsOut)
        {
            End(TelephoneCallStatus.NoAnswer);
        }
        else if (ring.Kind == RingKind.Busy)
        {
            End(TelephoneCallStatus.Busy, BusyHere);
        }
        else if (ring.Kind == RingKind.Failed)
        {
            End(TelephoneCallStatus.Failed, ServiceUnavailable);
        }
        else
        {
            return (callee, ring);
        }

        return null;
    }

    private async Task ConverseAsync(ICallee callee, RingResult ring)
    {
        _call.Faults = ring.Faults;
        Advance(TelephoneCallStatus.InProgress);
        ArmTimeLimit();
        _statusCallbacks.SendProgress("answered", "in-progress");
        MachineDetectionSettings? detection = _request.MachineDetection;
        GreetingDetector greeting = new(detection?.SpeechEnd ?? TimeSpan.FromSeconds(1));
        using ICalleeLeg leg = callee.Answer();
        using ICallTap? tap = _services.Options.CreateTap?.Invoke(_call);
        CallLine line = new(leg, tap, greeting, _services.TimeProvider, () => End());
        Task carrying = EndingTheCallOnFailureAsync(line.RunAsync(_ended.Token));
        Task detecting = detection is null
            ? Task.CompletedTask
            : EndingTheCallOnFailureAsync(new MachineDetection(_services, _call, detection, greeting, _otherCallbacks).RunAsync(ring.AnsweredBy, _ended.Token));
        Task dropping = ring.Faults.DropStreamAfter is { } after ? EndingTheCallOnFailureAsync(DropStreamAsync(after)) : Task.CompletedTask;
        try
        {
            if (detection is { Async: false })
            {
                await detecting;
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
            await Task.WhenAll(carrying, detecting, dropping);
        }
    }

    private async Task DropStreamAsync(TimeSpan after)
    {
        await Task.Delay(after, _services.TimeProvider, _ended.Token);
        _call.DropMediaStream();
    }

    private async Task EndingTheCallOnFailureAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception e)
        {
            _services.Logger.CallCrashed(e, _call.Sid);
            _call.RecordError(new CallError(0, CallErrorMessages.GetMessage(0), $"the callee's end failed: {e.GetType().Name}", Fatal: true));
            End();
        }
    }

    private void Advance(TelephoneCallStatus status)
    {
        if (!_call.TryAdvance(status, _services.TimeProvider.GetUtcNow()))
        {
            throw new OperationCanceledException(_ended.Token);
        }

        _services.Logger.CallAdvanced(_call.Sid, status);
    }

    private void ArmTimeLimit()
    {
        if (_call.AnsweredAt is { } answered)
        {
            TimeSpan left = _limit - (_services.TimeProvider.GetUtcNow() - answered);
            _timeLimit.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Record(CallError error)
    {
        _call.RecordError(error);
        _services.Logger.CallErrorRecorded(_call.Sid, error.Code, error.Message, error.Detail);
    }
}
