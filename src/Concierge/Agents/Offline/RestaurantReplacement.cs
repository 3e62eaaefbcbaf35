using System.Text.RegularExpressions;
using Concierge.Language;

namespace Concierge.Agents.Offline;

/// <summary>Finds the name in a reply to a restaurant that is not known: "ok then golden dragon", "sorry, I meant Luigi's".</summary>
internal static partial class RestaurantReplacement
{
    private const GuestIntents Other =
        GuestIntents.Cancel | GuestIntents.ListBookings | GuestIntents.Search | GuestIntents.DoNotCall | GuestIntents.OffTopic
          | GuestIntents.RepeatCall
        | GuestIntents.SmallTalk;

    /// <summary>Returns the words that can be a name; <see langword="null"/> if the reply is something else.</summary>
    /// <param name="words">The reply, which says nothing else about a table.</param>
    /// <param name="intents">What the guest wants.</param>
    public static string? Find(string words, GuestIntents intents)
    {
        if (intents == GuestIntents.None)
        {
            return words;
        }

        var name = After().Replace(Before().Replace(words, ""), "").Trim();
        return (intents & Other) == GuestIntents.None && name.Length > 1 && name.Length < words.Trim().Length ? name : null;
    }

    [GeneratedRegex(
        """
        ^\W*(?:(?:ok|okay|alright|all\s+right|then|well|fine|yes|no|nope|sorry|oops|ah|oh|i\s+mean|i\s+meant|it'?s|what\s+about|how\s+about
          |try|make\s+it|make\s+that|instead
          |rather|actually|use|call|book|go\s+(?:for|with|to)|let'?s\s+(?:try|do|go\s+(?:for|to|with))|maybe|perhaps|in\s+that\s+case|at)\b\W*)+
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?:\W+(?:instead|then|please|rather|thanks))+\W*$|[?!.\s]+$", RegexOptions.IgnoreCase)]
    private static partial Regex After();
}
