namespace Concierge.Contracts.Api;

/// <summary>One turn of a conversation.</summary>
/// <param name="Number">The number of the turn, from 1.</param>
/// <param name="Speaker">agent or restaurant.</param>
/// <param name="Text">The text, without card or social-security numbers.</param>
/// <param name="AtSeconds">When the turn began, in seconds since the call was answered.</param>
/// <param name="Interrupted">Whether the speaker was interrupted.</param>
public sealed record TurnView(int Number, Speaker Speaker, string Text, double AtSeconds, bool Interrupted);
