namespace Concierge.Media.Bridge;

/// <summary>Something that was said.</summary>
/// <param name="Role">By whom.</param>
/// <param name="Text">The words.</param>
public sealed record VoiceTurn(VoiceRole Role, string Text);
