using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>Does what is due when a deadline of the conversation has passed.</summary>
/// <param name="conversation">The conversation.</param>
/// <param name="audio">The audio of the call.</param>
/// <param name="speech">Makes the agent speak.</param>
/// <param name="lines">The lines that the agent says in exceptional situations.</param>
/// <param name="observer">Learns what happens.</param>
/// <param name="logger">The log.</param>
internal sealed class DeadlineHandler(
    Conversation conversation, CallAudio audio, AgentSpeech speech, VoiceLines lines, IVoiceBridgeObserver observer, ILogger logger)
{
    /// <summary>Handles a deadline that may have passed. A timer calls it, so it throws nothing.</summary>
    public async Task HandleAsync(ConversationDeadline deadline)
    {
        try
        {
            await (deadline switch
            {
                ConversationDeadline.Silence => OnSilenceAsync(),
                ConversationDeadline.Transcripts => OnTranscriptsOverdueAsync(),
                ConversationDeadline.Stall => OnStallAsync(),
                ConversationDeadline.Response => OnResponseOverdue(),
                _ => OnFarewell(),
            });
        }
        catch (Exception exception)
        {
            logger.LogDeadlineFailed(exception);
        }
    }

    private ValueTask OnSilenceAsync()
    {
        SilenceAction action;
        lock (conversation.Lock)
        {
            action = conversation.TakeSilence();
        }

        switch (action)
        {
            case SilenceAction.SpeakFirst:
                return speech.RequestResponseAsync();
            case SilenceAction.AskWhetherThere:
                return speech.SayAsync(lines.StillThere);
            case SilenceAction.TellStillAsking:
                return speech.SayAsync(lines.StillAsking);
            case SilenceAction.GiveUpOnSilence:
                observer.OnGiveUp(GiveUpReason.Silence);
                return speech.SayLastAsync(lines.SilenceGoodbye);
            case SilenceAction.GiveUpOnHold:
                observer.OnGiveUp(GiveUpReason.Hold);
                return speech.SayLastAsync(lines.HoldGoodbye);
            case SilenceAction.MachineRecords:
                observer.OnMachineRecording(speech);
                break;
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask OnTranscriptsOverdueAsync()
    {
        IReadOnlyList<string> overdue;
        lock (conversation.Lock)
        {
            overdue = conversation.Turns.TakeOverdueTurns();
        }

        foreach (var itemId in overdue)
        {
            await speech.DecideTurnAsync(itemId, text: null);
        }
    }

    private ValueTask OnStallAsync()
    {
        IVoiceSession? session;
        lock (conversation.Lock)
        {
            session = audio.TakeStall() ? conversation.Sessions.Current : null;
        }

        return session is null ? ValueTask.CompletedTask : SilentAudio.EndTurnAsync(session);
    }

    private ValueTask OnResponseOverdue()
    {
        bool isOverdue;
        lock (conversation.Lock)
        {
            isOverdue = !conversation.IsClosed && conversation.Responses.TakeOverdue();
        }

        if (isOverdue)
        {
            observer.OnVoiceModelLost(VoiceErrors.Unresponsive);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask OnFarewell()
    {
        bool isHeard;
        lock (conversation.Lock)
        {
            isHeard = conversation.TakeFarewell();
        }

        if (isHeard)
        {
            observer.OnFarewellPlayed();
        }

        return ValueTask.CompletedTask;
    }
}
