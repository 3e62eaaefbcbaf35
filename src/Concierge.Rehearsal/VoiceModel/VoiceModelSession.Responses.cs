namespace Concierge.Rehearsal.VoiceModel;

internal sealed partial class VoiceModelSession
{
    private readonly List<ResponseExecution> _outOfBand = [];
    private ResponseExecution? _active;
    private ITimer? _idle;
    private bool _hasSpoken;

    private void CreateResponse(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id", "response");
        StartResponse(clientEvent.GetOptional("response") is { IsNull: false } response
            ? ResponseSettings.Parse(response, _configuration, _conversation)
            : ResponseSettings.FromSession(_configuration));
    }

    private void CancelResponse(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id", "response_id");
        var id = clientEvent.GetOptional("response_id")?.AsString();
        var response = id is null ? _active : _outOfBand.Append(_active).FirstOrDefault(run => run?.Id == id);
        if (response is null)
        {
            throw new RealtimeErrorException("response_cancel_not_active", "Cancellation failed: no active response found");
        }

        response.Cancel("client_cancelled");
    }

    /// <summary>Responds after a turn of the user. No client event asked for it, so an error has no cause.</summary>
    private void CreateAutomaticResponse()
    {
        try
        {
            StartResponse(ResponseSettings.FromSession(_configuration));
        }
        catch (RealtimeErrorException error)
        {
            Refuse(error, null);
        }
    }

    private void StartResponse(ResponseSettings settings)
    {
        if (settings.InConversation && _active is { } active)
        {
            throw new RealtimeErrorException("conversation_already_has_active_response",
                $"Conversation already has an active response in progress: {active.Id}. Wait until the response is finished before creating a new one.");
        }

        StopIdleTimer();
        var run = new ResponseExecution(_services, settings, _conversation, OnResponseEnded);
        if (settings.InConversation)
        {
            _active = run;
        }
        else
        {
            _outOfBand.Add(run);
        }

        run.Begin();
        TrackBackgroundTask(RunAsync(run, _ending.Token));
    }

    private static async Task RunAsync(ResponseExecution run, CancellationToken cancellationToken)
    {
        using (run)
        {
            await run.RunAsync(cancellationToken);
        }
    }

    /// <summary>Called by a response under the lock when its <c>response.done</c> has been queued.</summary>
    private void OnResponseEnded(ResponseExecution run)
    {
        _hasSpoken |= run.HasSpoken;
        _outOfBand.Remove(run);
        if (_active != run)
        {
            return;
        }

        _active = null;
        if (_turnItemId is null && _configuration.TurnDetection is { IdleTimeoutMs: { } idleMs })
        {
            _idle = CreateTimer(run.PlaybackLeft + TimeSpan.FromMilliseconds(idleMs), () => OnIdleTimeout(idleMs));
        }
    }

    private void StopIdleTimer()
    {
        _idle?.Dispose();
        _idle = null;
    }

    private void OnIdleTimeout(int idleMs)
    {
        lock (_services.SyncRoot)
        {
            if (_turnItemId is not null || _active is not null || _ending.IsCancellationRequested)
            {
                return;
            }

            var endMs = _written / SamplesPerMs;
            var startMs = Math.Max(0, endMs - idleMs);
            var item = new InputAudioItem(RealtimeIds.NewItemId(), (int)(endMs - startMs), Task.FromResult(""));
            _events.Send("input_audio_buffer.timeout_triggered", writer =>
            {
                writer.WriteNumber("audio_start_ms", startMs);
                writer.WriteNumber("audio_end_ms", endMs);
                writer.WriteString("item_id", item.Id);
            });
            AddHeard(item);
            CreateAutomaticResponse();
        }
    }
}
