namespace Concierge.Rehearsal.Speech;

/// <summary>Fills the slots of a <see cref="SentenceTemplate"/> with times, dates, codes and names as people say them on the phone.</summary>
internal sealed class SentenceSlotFiller(SplitMix64 random)
{
    private static readonly string[] PartySizes = SplitWords("one two three four five six seven eight nine ten twelve");
    private static readonly string[] PartySizesWithPeople = SplitWords(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty");
    private static readonly string[] Hours = SplitWords("five six seven eight nine ten five eleven twelve one two");
    private static readonly string[] Days = SplitWords("monday tuesday wednesday thursday friday saturday sunday");
    private static readonly string[] Months = SplitWords("january february march april may june july august september october november december");
    private static readonly string[] Digits = SplitWords("zero oh one two three four five six seven eight nine");
    private static readonly string[] Letters = [.. Enumerable.Range('a', 26).Select(letter => $"{(char)letter}.")];
    private static readonly string[] LettersAndDigits = [.. Letters, .. Digits];

    private static readonly string[] Ordinals =
    [
        .. SplitWords("first second third fourth fifth sixth seventh eighth ninth tenth"),
        .. SplitWords("eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"),
        "twenty first", "twenty second", "twenty third", "twenty fourth", "twenty fifth", "twenty sixth",
        "twenty seventh", "twenty eighth", "twenty ninth", "thirtieth", "thirty first",
    ];

    private static readonly string[] Nato =
    [
        .. SplitWords("alpha bravo charlie delta echo foxtrot golf hotel india juliet"),
        .. SplitWords("kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey"),
        "x. ray", .. SplitWords("yankee zulu"),
    ];

    private static readonly string[] Surnames = SplitWords(
        "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson "
        + "thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young "
        + "allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts "
        + "gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers ortiz "
        + "morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks wood james bennett gray "
        + "hughes price myers long foster sanders ross powell sullivan russell patel jenkins");

    private static readonly string[] FirstNames = SplitWords(
        "james mary john patricia robert jennifer michael linda david elizabeth william barbara richard susan joseph jessica "
        + "thomas sarah charles karen daniel lisa matthew nancy anthony betty mark sandra paul ashley steven emily andrew donna "
        + "kevin michelle brian carol george amanda alex anna sam jane maria sofia emma laura");

    private static readonly string[] Restaurants =
    [
        "luigi's", "the golden dragon", "bella vista", "the blue door", "casa verde", "the oak room", "chez pierre", "the harbor grill", "sakura", "mario's",
        "the olive garden", "the corner bistro", "el toro", "the red lion", "green garden",
        "little italy", "the old mill", "river house", "tony's", "sunset grill",
    ];

    private static readonly string[] Amounts = SplitWords("five ten fifteen twenty twenty five thirty forty fifty");
    private static readonly string[] Minutes = SplitWords("five ten fifteen twenty thirty");
    private static readonly string[] Titles = SplitWords("mister miss missus sir madam");

    /// <summary>The surnames and first names that the recognizers know, in lower case.</summary>
    public static IReadOnlySet<string> KnownNames { get; } = new HashSet<string>([.. Surnames, .. FirstNames], StringComparer.Ordinal);

    /// <summary>The names of all slots.</summary>
    public static IReadOnlySet<string> Names { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "T", "D", "C", "P", "SP", "G", "N", "NM", "R", "M", "DAYS", "DY", "TI", "MI", "NA",
        "DF", "TF", "CN", "CX", "CD", "PP", "FN", "SX", "SN",
    };

    /// <summary>
    /// Generates words for a slot: time (T), date (D), code (C), phone number (P), name with its spelling (SP), group (G), party size (N), name
    /// (NM), restaurant (R), money (M), days, day (DY), title (TI), minutes (MI), NATO letter (NA), first name (FN); and in careful speech full
    /// date (DF), full time (TF), code in NATO letters (CN), code with explained letters (CX), code of digits (CD), people (PP), a
    /// spelling with explained letters (SX) and in the words of the spelling alphabet (SN).
    /// </summary>
    public string Fill(string slot) => slot switch
    {
        "T" => CreateTime(),
        "D" => CreateDate(),
        "C" => CreateCode(),
        "P" => Repeat(random.Choose([7, 10, 10]), () => random.Choose(Digits)),
        "SP" => CreateSpelling(),
        "G" => CreateGroup(),
        "N" => random.Choose(PartySizes),
        "NM" => random.Choose(Surnames),
        "R" => random.Choose(Restaurants),
        "M" => random.Choose(Amounts) + " " + random.Choose(["dollar", "dollars"]),
        "DAYS" => random.Choose(Days) + "s",
        "DY" => random.Choose(Days),
        "TI" => random.Choose(Titles),
        "MI" => random.Choose(Minutes),
        "NA" => random.Choose(Nato),
        "FN" => random.Choose(FirstNames),
        "DF" => random.Choose(Days) + " " + random.Choose(Months) + " " + random.Choose(Ordinals),
        "TF" => CreateFullTime(),
        "CN" => Repeat(2, () => random.Choose(Nato)) + " " + Repeat(3, () => random.Choose(Digits)),
        "CX" => Repeat(2, CreateExplainedLetter) + " " + Repeat(3, () => random.Choose(Digits)),
        "CD" => Repeat(4, () => random.Choose(Digits)),
        "SX" => CreateLetters(CreateExplainedLetter),
        "SN" => CreateLetters(() => random.Choose(Nato)),
        "PP" => random.Next(12) == 0 ? "one person" : random.Choose(PartySizesWithPeople) + " people",
        _ => throw new ArgumentException($"The slot <{slot}> does not exist.", nameof(slot)),
    };

    private string CreateTime()
    {
        var hour = random.Choose(Hours);
        return random.NextDouble() switch
        {
            < .25 => hour,
            < .45 => hour + " " + random.Choose(["thirty", "fifteen", "forty five"]),
            < .50 => hour + " " + random.Choose(["ten", "twenty", "forty", "fifty"]),
            < .62 => hour + " o'clock",
            < .74 => hour + " p. m.",
            < .79 => hour + " thirty p. m.",
            < .85 => "half past " + hour,
            < .91 => random.Choose(["a quarter past ", "quarter past ", "quarter to ", "a quarter to "]) + hour,
            < .95 => hour + " in the evening",
            _ => random.Choose(["noon", "midday", hour + " a. m."]),
        };
    }

    private string CreateDate()
    {
        var day = random.Choose(Days);
        return random.NextDouble() switch
        {
            < .25 => day,
            < .35 => "this " + day,
            < .42 => "next " + day,
            < .55 => day + " the " + random.Choose(Ordinals),
            < .68 => day + " " + random.Choose(Months) + " " + random.Choose(Ordinals),
            < .76 => "the " + random.Choose(Ordinals),
            < .82 => "the " + random.Choose(Ordinals) + " of " + random.Choose(Months),
            < .88 => day + " night",
            < .94 => random.Choose(["tonight", "tomorrow", "tomorrow night", "tomorrow evening", "today", "this evening"]),
            _ => day + " evening",
        };
    }

    private string CreateCode()
    {
        var length = 4 + random.Next(4);
        var kind = random.NextDouble();
        if (kind < .4)
        {
            var letters = 1 + random.Next(3);
            return Repeat(letters, () => random.Choose(Letters)) + " " + Repeat(length - letters, () => random.Choose(Digits));
        }

        return kind switch
        {
            < .6 => Repeat(length, () => random.Choose(LettersAndDigits)),
            < .8 => Repeat(length, () => random.NextDouble() < .4 ? random.Choose(Nato) : random.Choose(Digits)),
            _ => Repeat(length, () => random.Choose(Digits)),
        };
    }

    private string CreateFullTime()
    {
        var hour = random.Choose(Hours);
        return random.NextDouble() switch
        {
            < .40 => hour + " o'clock",
            < .75 => hour + " thirty",
            < .93 => hour + " " + random.Choose(["fifteen", "forty five"]),
            < .97 => hour + " " + random.Choose(["oh five", "ten", "twenty", "twenty five", "thirty five", "forty", "fifty", "fifty five"]),
            _ => random.Choose(["noon", hour + " a. m.", hour + " thirty a. m."]),
        };
    }

    private string CreateExplainedLetter()
    {
        var word = random.Choose(Nato);
        return $"{word[0]}. as in {word}";
    }

    private string CreateSpelling()
    {
        var name = random.Choose(Surnames);
        return name + " " + string.Join(' ', name.Select(letter => $"{letter}."));
    }

    // Any letter may follow any other: a name is of any language.
    private string CreateLetters(Func<string> letter) => Repeat(2 + random.Next(11), letter);

    private string CreateGroup()
    {
        var size = random.Choose(PartySizes);
        return random.Choose([size, size + " people", size + " guests", size + " persons", "a party of " + size, "a table for " + size]);
    }

    private static string Repeat(int count, Func<string> word) => string.Join(' ', Enumerable.Range(0, count).Select(_ => word()));

    private static string[] SplitWords(string text) => text.Split(' ');
}
