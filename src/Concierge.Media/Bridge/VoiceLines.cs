namespace Concierge.Media.Bridge;

/// <summary>What the agent is made to say, word for word, when the conversation leaves its course.</summary>
internal sealed record VoiceLines
{
    /// <summary>Nobody has spoken for a while.</summary>
    public string StillThere { get; init; } = "Hello, are you still there?";

    /// <summary>And still nobody speaks.</summary>
    public string SilenceGoodbye { get; init; } = "I can't hear you, so I will try again another time. Goodbye.";

    /// <summary>The agent has been kept on hold for as long as it may be.</summary>
    public string HoldGoodbye { get; init; } = "I am sorry, I can't hold any longer. I will call again another time. Goodbye.";

    /// <summary>The guest is still being asked.</summary>
    public string StillAsking { get; init; } = "Thank you for waiting, I am still checking with the guest.";

    /// <summary>The voice model was lost and is back.</summary>
    public string Apology { get; init; } = "Sorry, I lost you for a second.";

    /// <summary>A note that makes the model say a line.</summary>
    public static string Note(string line) => $"Say: \"{line}\"";
}
