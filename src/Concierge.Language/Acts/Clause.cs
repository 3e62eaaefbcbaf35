namespace Concierge.Language.Acts;

/// <summary>A clause of a turn and what it does.</summary>
/// <param name="Text">The words, in small letters and without punctuation except a question mark.</param>
/// <param name="Act">What it does.</param>
/// <param name="NamesValue">Whether it names a day, a time or a number of people.</param>
internal sealed record Clause(string Text, CalleeAct Act, bool NamesValue);
