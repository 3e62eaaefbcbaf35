namespace Concierge.Calls.Reading;

/// <summary>A turn in a <see cref="CallDocument"/>.</summary>
/// <param name="Turn">The number of the turn.</param>
/// <param name="Who">agent or restaurant.</param>
/// <param name="Text">The words, as far as they were heard.</param>
/// <param name="Heard">False if the turn was cut off.</param>
internal sealed record TurnDocument(int Turn, string Who, string Text, bool? Heard = null);
