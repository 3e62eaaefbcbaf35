using System.Text.RegularExpressions;

namespace Concierge.Calls.Questions;

/// <summary>Decides whether a guest's answer is consent. Only a plain yes is consent.</summary>
internal static partial class ConsentDetector
{
    /// <summary>Whether the answer agrees to the question.</summary>
    public static bool IsConsent(string answer) => Yes().IsMatch(answer) && !No().IsMatch(answer.Replace('\u2019', '\''));

    [GeneratedRegex(@"\b(?:yes|yep|yeah|yup|ok|okay|sure|fine|good|great|perfect|please do|take it|book it|go ahead|agreed|works|do it"
        + @"|accept|that will do|that'll do|y)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Yes();

    [GeneratedRegex(@"\b(?:no|nope|nah|not|cannot|decline|never|neither|rather|instead|hardly|but|unless|only if|if|depends|maybe|perhaps"
        + @"|too (?:late|early)|n)\b|n't\b|\?", RegexOptions.IgnoreCase)]
    private static partial Regex No();
}
