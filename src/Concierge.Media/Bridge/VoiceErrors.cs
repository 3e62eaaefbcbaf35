namespace Concierge.Media.Bridge;

/// <summary>Errors that are common to all voice models.</summary>
internal static class VoiceErrors
{
    public static VoiceModelError Unresponsive { get; } = new(
        "openai.silent", "The voice model stopped answering.", "Try again; status.openai.com tells more.");
}
