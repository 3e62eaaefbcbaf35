namespace Concierge.Voice;

/// <summary>What a tool answers the model.</summary>
/// <param name="Output">Text for the model, JSON by convention.</param>
/// <param name="EndsCall">Whether the line is to be put down once everything said has been heard; the model is then not asked to speak again.</param>
public sealed record VoiceToolResult(string Output, bool EndsCall = false);
