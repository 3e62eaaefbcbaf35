namespace Concierge.Media.Bridge;

/// <summary>What may be wrong with any voice model.</summary>
internal static class VoiceErrors
{
    public static VoiceModelError Silent { get; } = new("openai.silent", "The voice model stopped answering.", "Try again; status.openai.com tells more.");
}
