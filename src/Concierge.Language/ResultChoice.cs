namespace Concierge.Language;

/// <summary>A reference to one of the restaurants of the last search result.</summary>
/// <param name="Kind">The kind of reference.</param>
/// <param name="Number">The position in the list, from 1, for <see cref="ResultChoiceKind.Numbered"/>; otherwise 0.</param>
internal sealed record ResultChoice(ResultChoiceKind Kind, int Number = 0);
