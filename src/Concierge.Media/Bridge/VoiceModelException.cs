namespace Concierge.Media.Bridge;

/// <summary>Carries a <see cref="VoiceModelError"/> to the code that opened the session.</summary>
public sealed class VoiceModelException : Exception
{
    /// <summary>Creates the exception for one error.</summary>
    public VoiceModelException(VoiceModelError error, Exception? innerException = null)
        : base(error.ToString(), innerException) => Error = error;

    /// <summary>What went wrong, with its stable code and its remedy.</summary>
    public VoiceModelError Error { get; }
}
