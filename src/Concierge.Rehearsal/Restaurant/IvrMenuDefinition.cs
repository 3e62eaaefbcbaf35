namespace Concierge.Rehearsal.Restaurant;

/// <summary>The definition of an IVR menu.</summary>
/// <param name="Prompt">The prompt; <c>{restaurant}</c> stands for the restaurant's name.</param>
/// <param name="Keys">What each key does: <see cref="Person"/>, <see cref="Again"/>, or a text to read out before the prompt is repeated.</param>
public sealed record IvrMenuDefinition(string Prompt, IReadOnlyDictionary<char, string> Keys)
{
    /// <summary>Transfers the caller to a person.</summary>
    public const string Person = "person";

    /// <summary>Repeats the prompt.</summary>
    public const string Again = "again";
}
