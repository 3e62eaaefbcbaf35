namespace Concierge.Language.Acts;

/// <summary>The English words of the numbers in a call about a table.</summary>
internal static class EnglishNumberWords
{
    /// <summary>"zero" to "thirty one", each at its number.</summary>
    public static IReadOnlyList<string> Cardinals { get; } =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty one", "twenty two", "twenty three", "twenty four", "twenty five", "twenty six",
        "twenty seven", "twenty eight", "twenty nine", "thirty", "thirty one",
    ];

    /// <summary>"first" to "thirty first", each at its number; nothing at 0.</summary>
    public static IReadOnlyList<string> Ordinals { get; } =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty first", "twenty second", "twenty third", "twenty fourth",
        "twenty fifth", "twenty sixth", "twenty seventh", "twenty eighth", "twenty ninth", "thirtieth", "thirty first",
    ];

    /// <summary>Finds the number of a word; <see langword="null"/> if the list does not contain it.</summary>
    public static int? Find(IReadOnlyList<string> words, string word)
    {
        for (var number = 0; number < words.Count; number++)
        {
            if (words[number] == word && word.Length > 0)
            {
                return number;
            }
        }

        return null;
    }
}
