namespace Concierge.Contracts;

/// <summary>An error that a person can act on: a stable code, a message and a remedy.</summary>
/// <param name="Code">Stable, machine-readable, dotted: <c>twilio.not_configured</c>. Listed in docs/errors.md.</param>
/// <param name="Message">One plain sentence: what happened. Never contains a secret or an unmasked telephone number.</param>
/// <param name="Remedy">What to do about it: the setting to change or the step to take. Empty when nothing can be done.</param>
public sealed record ConciergeError(string Code, string Message, string Remedy = "")
{
    /// <summary>After how long the same request can succeed; <see langword="null"/> where it depends on something else than time.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The message followed by the remedy, as one line for a person.</summary>
    public override string ToString() => Remedy.Length == 0 ? Message : $"{Message} {Remedy}";
}
