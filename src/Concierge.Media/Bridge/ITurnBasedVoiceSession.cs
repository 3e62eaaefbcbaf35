namespace Concierge.Media.Bridge;

/// <summary>
/// A session with a model that takes turns: the bridge decides when it answers, and corrects the model's memory of the conversation. A duplex
/// model has no counterpart for this.
/// </summary>
public interface ITurnBasedVoiceSession : IVoiceSession
{
    /// <summary>Truncates an item to the audio that the callee heard.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="contentIndex">The content part.</param>
    /// <param name="audioEndMs">The heard audio, in whole milliseconds.</param>
    ValueTask TruncateAsync(string itemId, int contentIndex, int audioEndMs);

    /// <summary>Deletes an item from the model's conversation, for example noise.</summary>
    ValueTask DeleteItemAsync(string itemId);
}
