namespace Concierge.Media.Bridge;

/// <summary>Handles the events of the voice session: its audio, its responses and tools, and the callee's turns as it detects them.</summary>
/// <param name="conversation">The conversation.</param>
/// <param name="audio">The audio of the call.</param>
/// <param name="speech">Makes the agent speak.</param>
/// <param name="tools">Runs the tools.</param>
/// <param name="observer">Learns what happens.</param>
internal sealed class SessionEventHandler(
    Conversation conversation, CallAudio audio, AgentSpeech speech, ToolRunner tools, IVoiceBridgeObserver observer) : IVoiceSessionListener
{
    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        AgentAudio played;
        lock (conversation.Lock)
        {
            played = audio.OnAgentAudio(responseId, itemId, contentIndex, payload);
        }

        if (played.IsFirst)
        {
            observer.OnFirstAudioSent();
        }

        if (played.ReactionTime is { } delay)
        {
            observer.RecordReactionTime(delay);
        }

        return played.Unheard is { } truncation ? speech.TruncateUnheardAsync(responseId, played, truncation)
            : played.CancelAt?.CancelResponseAsync(responseId) ?? played.Sink?.FlushAsync() ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnAudioDone(string itemId, int contentIndex)
    {
        lock (conversation.Lock)
        {
            audio.OnAgentAudioDone(itemId, contentIndex);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnSpeechStartedAsync(string itemId)
    {
        bool interrupts;
        lock (conversation.Lock)
        {
            interrupts = conversation.OnSpeechStarted();
        }

        observer.OnCalleeSpeechStarted(itemId);
        return interrupts ? speech.InterruptAsync() : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length)
    {
        lock (conversation.Lock)
        {
            conversation.OnSpeechStopped(itemId, length);
        }

        return speech.RequestResponseAsync();
    }

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => observer.OnTurnAdded(itemId, previousItemId, role);

    /// <inheritdoc/>
    public ValueTask OnCalleeTranscriptAsync(string itemId, string text)
    {
        TranscriptUse use;
        lock (conversation.Lock)
        {
            use = conversation.Turns.ReadTranscript(itemId, text);
        }

        if (use.IsReported)
        {
            observer.OnTurnTranscribed(itemId, VoiceRole.Callee, text);
        }

        return use.DecidesTurn ? speech.DecideTurnAsync(itemId, text) : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text)
    {
        lock (conversation.Lock)
        {
            conversation.Turns.RecordAgentText(text);
        }

        observer.OnTurnTranscribed(itemId, VoiceRole.Agent, text);
    }

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments)
    {
        lock (conversation.Lock)
        {
            if (!conversation.IsClosed && conversation.Sessions.Current is { } session)
            {
                tools.Start(name, arguments, result => ReturnResultAsync(session, callId, name, result));
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask OnResponseCreatedAsync(string responseId)
    {
        IVoiceSession? session;
        lock (conversation.Lock)
        {
            session = conversation.OnResponseCreated(responseId) ? conversation.Sessions.Current : null;
        }

        return session?.CancelResponseAsync(responseId) ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error)
    {
        lock (conversation.Lock)
        {
            conversation.OnResponseDone(responseId, tools.IsRunning);
        }

        if (error is not null)
        {
            observer.OnVoiceModelLost(error);
            return ValueTask.CompletedTask;
        }

        return speech.RequestResponseAsync();
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
                lock (conversation.Lock)
                {
                    conversation.OnResponseRefused(error.Code == "openai.conversation_already_has_active_response", tools.IsRunning);
                }

                break;
        }

        observer.OnVoiceModelError(error, cause);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnClosed(VoiceModelError reason) => observer.OnVoiceModelLost(reason);

    // The session that called the tool may have been lost: its successor gets the result as a note.
    private async Task ReturnResultAsync(IVoiceSession caller, string callId, string name, VoiceToolResult result)
    {
        IVoiceSession? session;
        var note = $"{name} has answered: {result.Output}";
        lock (conversation.Lock)
        {
            session = conversation.Sessions.Current;
            if (session is null)
            {
                conversation.Sessions.AddNote(note);
            }
        }

        if (session is not null)
        {
            await (ReferenceEquals(session, caller) ? session.SendFunctionOutputAsync(callId, result.Output) : session.AddNoteAsync(note));
        }

        lock (conversation.Lock)
        {
            conversation.OnToolResult(result.Next);
        }

        await speech.RequestResponseAsync();
    }
}
