using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>
/// Makes the agent speak and stop speaking: carries out at the voice session and the media stream what the conversation has decided.
/// </summary>
/// <param name="conversation">The conversation.</param>
/// <param name="observer">Learns what was interrupted and dropped.</param>
/// <param name="logger">The log.</param>
internal sealed class AgentSpeech(Conversation conversation, IVoiceBridgeObserver observer, ILogger logger) : IAgentControl
{
    /// <summary>Requests the response that is wanted, if it need not wait.</summary>
    public ValueTask RequestResponseAsync()
    {
        IVoiceSession? session;
        lock (conversation.Lock)
        {
            session = conversation.TakeRequest();
        }

        return session?.CreateResponseAsync() ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SayLastAsync(string line)
    {
        IVoiceSession? session;
        lock (conversation.Lock)
        {
            if (conversation.IsClosed)
            {
                return ValueTask.CompletedTask;
            }

            conversation.Farewell.SayLast(line);
            conversation.Silence.OnLeaving();
            session = conversation.Sessions.Current;
        }

        // Without a session the next one says it.
        return session is null ? ValueTask.CompletedTask : SayAsync(session, line);
    }

    /// <summary>Makes the agent say a line, unless the callee or the agent is speaking.</summary>
    public ValueTask SayAsync(string line)
    {
        IVoiceSession? session;
        lock (conversation.Lock)
        {
            session = conversation.Sessions.Current;
            if (session is null || conversation.IsClosed || conversation.Turns.IsCalleeSpeaking || conversation.Responses.IsPending
                || conversation.Farewell.IsLeaving)
            {
                return ValueTask.CompletedTask;
            }
        }

        return SayAsync(session, line);
    }

    /// <inheritdoc/>
    public ValueTask AskAsync(string question)
    {
        IVoiceSession? session;
        lock (conversation.Lock)
        {
            session = conversation.Sessions.Current;
            if (session is null || conversation.IsClosed || conversation.Silence.Mode == ListeningMode.Mute || conversation.Farewell.LastLine is not null)
            {
                return ValueTask.CompletedTask;
            }

            conversation.Farewell.Continue();
        }

        return SayAsync(session, question);
    }

    /// <inheritdoc/>
    public ValueTask MuteAsync()
    {
        lock (conversation.Lock)
        {
            conversation.Mute();
        }

        return InterruptAsync();
    }

    /// <inheritdoc/>
    public void SetAwaitingGuest(bool asked)
    {
        lock (conversation.Lock)
        {
            conversation.Silence.IsAwaitingGuest = asked;
            conversation.UpdateSilence();
        }
    }

    /// <summary>Interrupts the agent.</summary>
    public async ValueTask InterruptAsync()
    {
        Interruption interruption;
        lock (conversation.Lock)
        {
            interruption = conversation.Interrupt();
        }

        // Send the clear before notifying the observer: the callee must not hear the agent any longer than necessary.
        var clearing = interruption.Sink?.FlushAsync() ?? ValueTask.CompletedTask;
        NotifyInterrupted(interruption);
        await clearing;
        await CompleteInterruptionAsync(interruption);
    }

    /// <summary>Handles playback that was lost with its media stream.</summary>
    public async ValueTask ReplacePlaybackAsync(Interruption lost)
    {
        NotifyInterrupted(lost);
        await CompleteInterruptionAsync(lost);
        await RequestResponseAsync();
    }

    /// <summary>Tells the model that none of an item's audio is heard.</summary>
    /// <param name="responseId">The item's response.</param>
    /// <param name="audio">The audio that is not played.</param>
    /// <param name="truncation">The truncation.</param>
    public async ValueTask TruncateUnheardAsync(string responseId, AgentAudio audio, Truncation truncation)
    {
        observer.OnTurnInterrupted(truncation.ItemId, share: 0);
        if (audio.CancelAt is { } session)
        {
            await session.CancelResponseAsync(responseId);
        }

        await TruncateAsync([truncation]);
    }

    /// <summary>Decides on a turn of the callee that waited for its transcript, and answers it or drops it.</summary>
    /// <param name="itemId">The turn.</param>
    /// <param name="text">Its transcript; <see langword="null"/> if it did not arrive in time.</param>
    public async ValueTask DecideTurnAsync(string itemId, string? text)
    {
        IVoiceSession? session;
        TurnDecision decision;
        lock (conversation.Lock)
        {
            session = conversation.Sessions.Current;
            decision = conversation.Decide(itemId, text);
        }

        if (decision == TurnDecision.Dropped)
        {
            observer.OnTurnDropped(itemId);
            if (session is ITurnBasedVoiceSession turnBased)
            {
                await turnBased.DeleteItemAsync(itemId);
            }
        }

        if (decision != TurnDecision.None)
        {
            await RequestResponseAsync();
        }
    }

    private async ValueTask SayAsync(IVoiceSession session, string line)
    {
        await session.AddLineAsync(line);
        lock (conversation.Lock)
        {
            conversation.Responses.Request();
            conversation.UpdateSilence();
        }

        await RequestResponseAsync();
    }

    private void NotifyInterrupted(Interruption interruption)
    {
        foreach (var truncation in interruption.Truncations)
        {
            observer.OnTurnInterrupted(truncation.ItemId, truncation.HeardShare);
        }
    }

    private async ValueTask CompleteInterruptionAsync(Interruption interruption)
    {
        if (interruption is { CancelledResponseId: { } responseId, Session: { } session })
        {
            await session.CancelResponseAsync(responseId);
        }

        await TruncateAsync(interruption.Truncations);
    }

    private async ValueTask TruncateAsync(IReadOnlyList<Truncation> truncations)
    {
        foreach (var truncation in truncations)
        {
            if (truncation.IsOwned && conversation.Sessions.Current is ITurnBasedVoiceSession session)
            {
                logger.LogTruncated(truncation.AudioEndMs, truncation.ReceivedMs);
                await session.TruncateAsync(truncation.ItemId, truncation.ContentIndex, truncation.AudioEndMs);
            }
        }
    }
}
