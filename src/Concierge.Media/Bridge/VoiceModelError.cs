namespace Concierge.Media.Bridge;

/// <summary>What a voice model refused or could not do, in words for a person.</summary>
/// <param name="Code">Stable, machine-readable, dotted: <c>openai.unauthorized</c>.</param>
/// <param name="Message">One plain sentence: what is wrong. It never contains a secret.</param>
/// <param name="Remedy">What to do about it; empty when nothing can be done.</param>
public sealed record VoiceModelError(string Code, string Message, string Remedy = "")
{
    /// <summary>Whether another attempt would be refused in the same way.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>The message followed by the remedy, as one line.</summary>
    public override string ToString() => Remedy.Length == 0 ? Message : $"{Message} {Remedy}";
}
