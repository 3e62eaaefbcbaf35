namespace Concierge.Rehearsal.VoiceModel;

internal sealed partial class VoiceModelSession
{
    private readonly List<ResponseExecution> _outOfBandResponses = [];
    private ResponseExecution? _activeResponse;
    private ITimer? _idleTimer;
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
        var response = id is null ? _activeResponse : _outOfBandResponses.Append(_activeResponse).FirstOrDefault(execution => execution?.Id == id);
        if (response is null)
        {
            throw new RealtimeErrorException("response_cancel_not_active", "Cancellation failed: no active response found");
        }

        response.Cancel("client_cancelled");
    }

    /// <summary>Responds after a turn of the user. No client event requested the response, so an error has no event id.</summary>
    private void CreateAutomaticResponse()
    {
        try
        {
            StartResponse(ResponseSettings.FromSession(_configuration));
        }
        catch (RealtimeErrorException error)
        {
            RejectEvent(error, null);
        }
    }

    private void StartResponse(ResponseSettings settings)
    {
        if (settings.IsInConversation && _activeResponse is { } active)
        {
            throw new RealtimeErrorException("conversation_already_has_active_response",
                $"Conversation already has an active response in progress: {active.Id}. Wait until the response is finished before creating a new one.");
        }

        StopIdleTimer();
        var execution = new ResponseExecution(_services, settings, _conversation, OnResponseEnded);
        if (settings.IsInConversation)
        {
            _activeResponse = execution;
        }
        else
        {
            _outOfBandResponses.Add(execution);
        }

        execution.Begin();
        TrackBackgroundTask(RunAsync(execution, _ending.Token));
    }

    private static async Task RunAsync(ResponseExecution execution, CancellationToken cancellationToken)
    {
        using (execution)
        {
            await execution.RunAsync(cancellationToken);
        }
    }

    /// <summary>Handles the end of a response, when its <c>response.done</c> has been queued. The caller holds the lock.</summary>
    private void OnResponseEnded(ResponseExecution execution)
    {
        _hasSpoken |= execution.HasSpoken;
        _outOfBandResponses.Remove(execution);
        if (_activeResponse != execution)
        {
            return;
        }

        _activeResponse = null;
        if (_turnItemId is null && _configuration.TurnDetection is { IdleTimeoutMs: { } idleMs })
        {
            _idleTimer = CreateTimer(execution.RemainingPlayback + TimeSpan.FromMilliseconds(idleMs), () => OnIdleTimeout(idleMs));
        }
    }

    private void StopIdleTimer()
    {
        _idleTimer?.Dispose();
        _idleTimer = null;
    }

    private void OnIdleTimeout(int idleMs)
    {
        lock (_services.SyncRoot)
        {
            if (_turnItemId is not null || _activeResponse is not null || _ending.IsCancellationRequested)
            {
                return;
            }

            var endMs = _receivedSamples / SamplesPerMs;
            var startMs = Math.Max(0, endMs - idleMs);
            var item = new InputAudioItem(RealtimeIds.NewItemId(), (int)(endMs - startMs), Task.FromResult(""));
            _events.Send("input_audio_buffer.timeout_triggered", writer =>
            {
                writer.WriteNumber("audio_start_ms", startMs);
                writer.WriteNumber("audio_end_ms", endMs);
                writer.WriteString("item_id", item.Id);
            });
            AddInputItem(item);
            CreateAutomaticResponse();
        }
    }
}
