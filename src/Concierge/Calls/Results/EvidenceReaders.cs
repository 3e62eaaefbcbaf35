namespace Concierge.Calls.Results;

/// <summary>The known values of <see cref="VoiceCallResult.DecidedBy"/>. The list is open: later versions may add values.</summary>
internal static class EvidenceReaders
{
    /// <summary>The rules of the language pack decided.</summary>
    public const string Rules = "rules";

    /// <summary>The chat model decided.</summary>
    public const string ChatModel = "chat_model";

    /// <summary>The rules and the chat model agree.</summary>
    public const string Both = "both";
}
