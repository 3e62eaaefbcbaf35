namespace Concierge.Media.Bridge;

/// <summary>A realtime voice model: listens and speaks. The seam for a second protocol beside the OpenAI Realtime API.</summary>
public interface IVoiceModel
{
    /// <summary>Opens a session and configures it. When it returns, audio may be sent.</summary>
    /// <exception cref="VoiceModelException">The model refused or could not be reached (<c>openai.…</c>).</exception>
    Task<IVoiceSession> OpenAsync(VoiceSessionOptions options, IVoiceSessionListener listener, CancellationToken cancellationToken);
}
