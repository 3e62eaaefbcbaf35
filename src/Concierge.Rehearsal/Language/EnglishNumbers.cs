namespace Concierge.Rehearsal.Language;

/// <summary>Converts numbers from 0 to 99 to words and back.</summary>
public static class EnglishNumbers
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    /// <summary>Formats a number: <c>forty five</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 0 and 99.</exception>
    public static string ToWords(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        return number < 20 ? Units[number]
            : number % 10 == 0 ? Tens[number / 10]
            : $"{Tens[number / 10]} {Units[number % 10]}";
    }

    /// <summary>Formats a day of the month: <c>twenty third</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 1 and 31.</exception>
    public static string ToOrdinal(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 31);
        return number <= 20 ? Ordinals[number] : number == 30 ? "thirtieth" : $"{Tens[number / 10]} {Ordinals[number % 10]}";
    }

    /// <summary>Gets the value of a digit, including <c>oh</c>; -1 for any other word.</summary>
    public static int ParseDigit(string word) => word is "oh" or "o" or "o." or "nought" ? 0 : Array.IndexOf(Units, word, 0, 10);

    /// <summary>Reads a cardinal number at the start of the words.</summary>
    /// <returns>The value, and the number of its words (0 without a number).</returns>
    public static (int Value, int Length) ReadCardinal(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
        {
            return (0, 0);
        }

        int unit = Array.IndexOf(Units, words[0]);
        if (unit >= 0)
        {
            return (unit, 1);
        }

        int ten = Array.IndexOf(Tens, words[0], 2);
        if (ten < 0)
        {
            return (0, 0);
        }

        int digit = words.Length > 1 ? Array.IndexOf(Units, words[1], 1, 9) : -1;
        return digit > 0 ? ((ten * 10) + digit, 2) : (ten * 10, 1);
    }

    /// <summary>Reads an ordinal number between 1 and 31.</summary>
    /// <returns>The value, and the number of its words (0 without a number).</returns>
    public static (int Value, int Length) ReadOrdinal(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
        {
            return (0, 0);
        }

        int simple = words[0] == "thirtieth" ? 30 : Array.IndexOf(Ordinals, words[0], 1);
        if (simple > 0)
        {
            return (simple, 1);
        }

        int ten = Array.IndexOf(Tens, words[0], 2, 2);
        int unit = ten > 0 && words.Length > 1 ? Array.IndexOf(Ordinals, words[1], 1, 9) : -1;
        int value = (ten * 10) + unit;
        return unit > 0 && value <= 31 ? (value, 2) : (0, 0);
    }
}
