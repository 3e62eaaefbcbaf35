namespace Concierge.Media.Bridge;

/// <summary>The fixed lines that the agent says word for word in exceptional situations.</summary>
internal sealed record VoiceLines
{
    /// <summary>The first line after a long silence.</summary>
    public string StillThere { get; init; } = "Hello, are you still there?";

    /// <summary>The goodbye when the silence continues.</summary>
    public string SilenceGoodbye { get; init; } = "I can't hear you, so I will try again another time. Goodbye.";

    /// <summary>The goodbye when the hold exceeds its time limit.</summary>
    public string HoldGoodbye { get; init; } = "I am sorry, I can't hold any longer. I will call again another time. Goodbye.";

    /// <summary>The line while the guest has not answered a question yet.</summary>
    public string StillAsking { get; init; } = "Thank you for waiting, I am still checking with the guest.";

    /// <summary>The line after a lost voice session is replaced.</summary>
    public string Apology { get; init; } = "Sorry, I lost you for a second.";

    /// <summary>Formats a note that makes the model say a line.</summary>
    public static string FormatNote(string line) => $"Say: \"{line}\"";
}
