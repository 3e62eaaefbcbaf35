using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Takes the confirmation number of an existing booking.</summary>
internal static class ReferenceWords
{
    /// <summary>Takes the number, without spaces and in capitals; <see langword="null"/> when there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="spokenOf">Whether the sentence is about an existing booking, so that a code may stand alone.</param>
    public static string? Read(MaskedText text, bool spokenOf)
    {
        var match = text.Take(Named()) ?? (spokenOf ? text.Take(Alone()) : null);
        return match is null ? null : Separators().Replace(match.Groups["c"].Value, "").ToUpperInvariant();
    }

    private static Regex? _named;

    private static Regex Named() => _named ??= new(@"\b(?:(?:booking|reservation|confirmation|reference)\s+(?:number|no\.?|code|ref(?:erence)?|id|\#)|confirmation|(?:booking\s+)?ref(?:erence)?|code)\s*(?:is|was|[:=#])?\s*\#?\s*(?<c>(?=[A-Z\d\- ]*\d)[A-Z]{1,4}[- ]?\d{2,8}[A-Z]?|(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{4,10}|\d{3,8})\b(?!\s*(?:people|guests|[ap]\.?m\b|:\d))", RegexOptions.IgnoreCase);

    private static Regex? _alone;

    private static Regex Alone() => _alone ??= new(@"(?<![\w+])\#?(?<c>[A-Z]{1,4}-?\d{3,6}|(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{5,8})(?![\w:])");

    private static Regex? _separators;

    private static Regex Separators() => _separators ??= new(@"[\s\-]+");
}
