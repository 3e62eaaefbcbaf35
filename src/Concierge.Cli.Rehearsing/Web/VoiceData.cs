namespace Concierge.Cli.Rehearsing.Web;

/// <summary>The voice model of the next calls, as the console reads and sets it.</summary>
internal sealed record VoiceData
{
    public const string Offline = "offline";
    public const string OpenAI = "openai";

    /// <summary><c>offline</c> or <c>openai</c>.</summary>
    public string? Voice { get; init; }
}
