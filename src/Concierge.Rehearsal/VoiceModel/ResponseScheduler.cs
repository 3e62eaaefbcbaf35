namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Starts and cancels the responses of a session: one at a time in the conversation, any number outside of it.</summary>
internal sealed class ResponseScheduler(SessionContext context, IdleTimer idleTimer)
{
    private readonly List<ResponseExecution> _outOfBandResponses = [];
    private ResponseExecution? _active;

    /// <summary>Whether a response in the conversation is in progress.</summary>
    public bool HasActiveResponse => _active is not null;

    /// <summary>Whether a response has sent audio. Then the voice of the session is fixed.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Handles <c>response.create</c>.</summary>
    public void Create(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id", "response");
        Start(clientEvent.GetOptional("response") is { IsNull: false } response
            ? ResponseSettings.Parse(response, context.Configuration, context.Conversation)
            : ResponseSettings.FromSession(context.Configuration));
    }

    /// <summary>Handles <c>response.cancel</c>.</summary>
    public void Cancel(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id", "response_id");
        var id = clientEvent.GetOptional("response_id")?.AsString();
        var response = id is null ? _active : _outOfBandResponses.Append(_active).FirstOrDefault(execution => execution?.Id == id);
        if (response is null)
        {
            throw new RealtimeErrorException("response_cancel_not_active", "Cancellation failed: no active response found");
        }

        response.Cancel("client_cancelled");
    }

    /// <summary>Cancels the active response because the user has begun to speak.</summary>
    public void Interrupt() => _active?.Cancel("turn_detected");

    /// <summary>Responds after a turn of the user. No client event requested the response, so an error has no event id.</summary>
    public void CreateAutomatically()
    {
        try
        {
            Start(ResponseSettings.FromSession(context.Configuration));
        }
        catch (RealtimeErrorException error)
        {
            context.RejectEvent(error, null);
        }
    }

    private void Start(ResponseSettings settings)
    {
        if (settings.IsInConversation && _active is { } active)
        {
            throw new RealtimeErrorException("conversation_already_has_active_response",
                $"Conversation already has an active response in progress: {active.Id}. Wait until the response is finished before creating a new one.");
        }

        idleTimer.Stop();
        var execution = new ResponseExecution(context.Services, settings, context.Conversation, OnEnded);
        if (settings.IsInConversation)
        {
            _active = execution;
        }
        else
        {
            _outOfBandResponses.Add(execution);
        }

        execution.Begin();
        context.TrackBackgroundTask(RunAsync(execution, context.Ending));
    }

    private static async Task RunAsync(ResponseExecution execution, CancellationToken cancellationToken)
    {
        using (execution)
        {
            await execution.RunAsync(cancellationToken);
        }
    }

    /// <summary>Handles the end of a response, when its <c>response.done</c> has been queued. The caller holds the lock.</summary>
    private void OnEnded(ResponseExecution execution)
    {
        HasSpoken |= execution.HasSpoken;
        _outOfBandResponses.Remove(execution);
        if (_active != execution)
        {
            return;
        }

        _active = null;
        if (!context.IsInTurn && context.Configuration.TurnDetection is { IdleTimeoutMs: { } idleMs })
        {
            idleTimer.Start(execution.RemainingPlayback, idleMs);
        }
    }
}
