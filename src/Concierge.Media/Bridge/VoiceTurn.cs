namespace Concierge.Media.Bridge;

/// <summary>One turn of the conversation.</summary>
/// <param name="Role">The speaker.</param>
/// <param name="Text">The transcript.</param>
public sealed record VoiceTurn(VoiceRole Role, string Text);
