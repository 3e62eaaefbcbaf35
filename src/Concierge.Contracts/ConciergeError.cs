namespace Concierge.Contracts;

/// <summary>Something the program refuses or could not do, told so that a person can mend it.</summary>
/// <param name="Code">Stable, machine-readable, dotted: <c>twilio.not_configured</c>. Listed in docs/errors.md.</param>
/// <param name="Message">One plain sentence: what is wrong. Never holds a secret or an unmasked telephone number.</param>
/// <param name="Remedy">What to do about it: the setting or the step that mends it. Empty when nothing can be done.</param>
public sealed record ConciergeError(string Code, string Message, string Remedy = "")
{
    /// <summary>The message followed by the remedy, as one line for a person.</summary>
    public override string ToString() => Remedy.Length == 0 ? Message : $"{Message} {Remedy}";
}
