namespace Concierge.Media.Bridge;

/// <summary>Sends silence to a voice session in place of audio of the callee that did not arrive.</summary>
internal static class SilentAudio
{
    /// <summary>Sends enough silence to end any turn.</summary>
    public static ValueTask EndTurnAsync(IVoiceSession session) => SendAsync(session, CalleeTimeline.MaxSilentFrames);

    /// <summary>Sends a number of silent frames.</summary>
    public static ValueTask SendAsync(IVoiceSession session, int frames)
    {
        List<Task>? sending = null;
        for (var i = 0; i < frames; i++)
        {
            var appended = session.AppendAudioAsync(CalleeTimeline.SilentFrame);
            if (!appended.IsCompletedSuccessfully)
            {
                (sending ??= []).Add(appended.AsTask());
            }
        }

        return sending is null ? ValueTask.CompletedTask : new ValueTask(Task.WhenAll(sending));
    }
}
