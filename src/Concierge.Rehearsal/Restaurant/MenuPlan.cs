namespace Concierge.Rehearsal.Restaurant;

/// <summary>An automatic menu.</summary>
/// <param name="Prompt">What it reads out; <c>{restaurant}</c> stands for the restaurant's name.</param>
/// <param name="Keys">What each key does: <see cref="Person"/>, <see cref="Again"/>, or else words to read out before the prompt comes again.</param>
public sealed record MenuPlan(string Prompt, IReadOnlyDictionary<char, string> Keys)
{
    /// <summary>Puts the caller through to a person.</summary>
    public const string Person = "person";

    /// <summary>Reads out the prompt again.</summary>
    public const string Again = "again";
}
