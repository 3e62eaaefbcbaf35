namespace Concierge.Language;

/// <summary>Which of the restaurants shown before a person means.</summary>
/// <param name="Kind">How they said it.</param>
/// <param name="Number">Its place in the list, from 1, when they numbered it; otherwise 0.</param>
internal sealed record ResultChoice(ResultChoiceKind Kind, int Number = 0);
