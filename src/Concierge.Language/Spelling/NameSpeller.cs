using System.Collections.Frozen;
using Concierge.Language.Text;

namespace Concierge.Language.Spelling;

/// <summary>Spells a guest's name as it is said on the telephone.</summary>
internal static class NameSpeller
{
    private const int GroupLength = 3;

    // Words that belong to the surname which follows them.
    private static readonly FrozenSet<string> Particles = new[]
    {
        "al", "ap", "bin", "da", "dal", "das", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "ibn", "la",
        "las", "le", "lo", "los", "mac", "mc", "o'", "saint", "san", "santa", "st", "st.", "ten", "ter", "van", "vande", "vander", "vom", "von", "zu",
        "zum", "zur",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The surname: the last word of the name, with the particles before it ("De Luca", "van den Berg"). The first word is a first name. A table is
    /// booked under the surname.
    /// </summary>
    public static string GetSurname(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length - 1;
        while (first > 1 && Particles.Contains(words[first - 1]))
        {
            first--;
        }

        return words.Length == 0 ? name : string.Join(' ', words[first..]);
    }

    /// <summary>The letters of a name, folded to a to z in lower case, without spaces, hyphens and apostrophes.</summary>
    public static string GetLetters(string name) => string.Concat(AccentRemover.Remove(name).Where(char.IsAsciiLetter)).ToLowerInvariant();

    /// <summary>Whether a name has a letter that is not a Latin one, so that it cannot be spelled with the letters from A to Z.</summary>
    public static bool HasOtherScript(string name) => AccentRemover.Remove(name).Any(character => char.IsLetter(character) && !char.IsAsciiLetter(character));

    /// <summary>
    /// Spells the surname with the spelling alphabet, in groups of three letters: "K as in Kilo, O as in Oscar, W as in Whiskey; A as in Alfa". A
    /// semicolon is a pause.
    /// </summary>
    /// <returns>Empty for a name without Latin letters.</returns>
    public static string Spell(string name) => string.Join(
        "; ",
        GetLetters(GetSurname(name)).Chunk(GroupLength)
            .Select(group => string.Join(", ", group.Select(letter => $"{char.ToUpperInvariant(letter)} as in {SpellingAlphabet.GetWord(letter)}"))));
}
