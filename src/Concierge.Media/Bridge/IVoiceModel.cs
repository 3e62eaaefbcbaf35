namespace Concierge.Media.Bridge;

/// <summary>A speech-to-speech model. The extension point for protocols other than the OpenAI Realtime API.</summary>
public interface IVoiceModel
{
    /// <summary>Opens and configures a session. Audio may be sent as soon as the task completes.</summary>
    /// <exception cref="VoiceModelException">The model refused the session or could not be reached (<c>openai.…</c>).</exception>
    Task<IVoiceSession> OpenAsync(VoiceSessionOptions options, IVoiceSessionListener listener, CancellationToken cancellationToken);
}
