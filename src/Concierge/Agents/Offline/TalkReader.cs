using System.Text.RegularExpressions;
using Concierge.Agents.Tools;

namespace Concierge.Agents.Offline;

/// <summary>Recognises messages that ask for no table: a dismissal, small talk, and questions.</summary>
internal static class TalkReader
{
    private static readonly (Regex Pattern, TalkTopic Topic)[] Topics =
    [
        (Patterns.Dismissal, TalkTopic.Dismissal), (Patterns.Delay, TalkTopic.Delay), (Patterns.Courtesy, TalkTopic.Courtesy),
        (Patterns.Thanks, TalkTopic.Thanks), (Patterns.Identity, TalkTopic.Identity), (Patterns.Cost, TalkTopic.Cost),
        (Patterns.Callable, TalkTopic.Callable), (Patterns.SameAgain, TalkTopic.SameAgain),
    ];

    private static readonly (Regex Pattern, BookingDetail Detail)[] Details =
    [
        (Patterns.ConfirmationNumber, BookingDetail.ConfirmationNumber), (Patterns.Name, BookingDetail.Name),
        (Patterns.Party, BookingDetail.PartySize), (Patterns.DayOrTime, BookingDetail.DayAndTime), (Patterns.Place, BookingDetail.Restaurant),
    ];

    /// <summary>Reads a message.</summary>
    /// <param name="text">The guest's words.</param>
    /// <param name="hasListedBookings">Whether the last answer listed bookings.</param>
    public static TalkReading Read(string text, bool hasListedBookings)
    {
        if (hasListedBookings && Patterns.BareChoice.IsMatch(text))
        {
            return new TalkReading(TalkTopic.BareChoice);
        }

        foreach (var (pattern, topic) in Topics)
        {
            if (pattern.IsMatch(text))
            {
                return new TalkReading(topic);
            }
        }

        if (ReadOpeningHours(text) is { } hours)
        {
            return hours;
        }

        foreach (var (pattern, detail) in Details)
        {
            if (pattern.IsMatch(text))
            {
                return new TalkReading(TalkTopic.Recall, Detail: detail);
            }
        }

        return TalkReading.None;
    }

    /// <summary>Whether the words as a whole are a reaction without content: "perfect", "hm, let me think", "one moment please".</summary>
    public static bool IsFiller(string text) => Patterns.Filler.IsMatch(text);

    private static TalkReading? ReadOpeningHours(string text)
    {
        var match = Patterns.OpeningHours.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value.Trim();
        return new TalkReading(TalkTopic.OpeningHours, name.Length == 0 || Patterns.Pronoun.IsMatch(name) ? null : name);
    }

    // A class of its own: the tables above use the patterns while this type is initialized.
    private static class Patterns
    {
        private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

        // The whole message: "never mind the weather, book Luigi's" is a request.
        public static Regex Dismissal { get; } = new(
            """
            ^\W*((oh|ah|ok|okay|no|well|actually|please|sorry)\W+)*
            (
                never\s?mind(\s+(that|it|about\s+it))?
              | forget\s+(it|that|about\s+(it|that))
              | (no\W+)?nothing(\s+(else|more|at\s+all))?
              | none(\s+of\s+(them|those|these))?
              | (leave|drop|scrap|scratch|skip)\s+(it|that|this)(\s+be)?
              | do(n'?t|\s+not)\s+bother
              | (it\s+does(n'?t|\s+not)|no)\s+matter
              | not\s+(now|any\s?more)
              | changed?\s+my\s+mind | i(\s+have|'ve)?\s+changed\s+my\s+mind
            )
            (\W+(then|thanks|thank\s+you|please|for\s+now))*\W*$
            """,
            Options);

        public static Regex Filler { get; } = new(
            @"^\W*(perfect|great|fine|good|lovely|wonderful|hm+|uh+|erm?|well|let\s+me\s+(think|see|check)|(one|just\s+a)\s+(moment|second|minute)|please|wait"
                + @"|what\s+do\s+you\s+mean|i\s+(already\s+)?told\s+you(\s+already)?|\W)+$",
            Options);

        public static Regex BareChoice { get; } = new(
            @"^\W*the\s+(first|second|third|fourth|fifth|last|other|1st|2nd|3rd|\w+day)(\s+(one|booking|reservation))?(\s*,?\s*please)?\W*$", Options);

        public static Regex Courtesy { get; } = new(
            @"^\W*((hi|hello|hey)\W+)?"
                + @"(how\s+are\s+(you|things)|how('s|\s+is)\s+it\s+going|how\s+do\s+you\s+do|what'?s\s+up|nice\s+to\s+meet\s+you)\b",
            Options);

        public static Regex Thanks { get; } = new(
            @"^\W*((ok|okay|great|perfect|super|lovely|wonderful|good|cool|and|yes)\W+)*(thanks|thank\s+you|thx|cheers|much\s+appreciated)"
                + @"(\s+(a\s+lot|so\s+much|very\s+much|again|for\s+(that|everything|your\s+help)))*\W*$",
            Options);

        public static Regex Identity { get; } = new(
            """
            ^\W*((hi|hello|hey|and|so)\W+)*
            (
                (who|what)\s+(exactly\s+)?are\s+you
              | what('s|\s+is)\s+your\s+name
              | are\s+you\s+((an?|the|some)\s+)?(real|human|person|robot|bot|machine|computer|program|ai|alive|there)\b
              | am\s+i\s+(talking|speaking|chatting|writing)\s+(to|with)\b
            )
            """,
            Options);

        public static Regex Cost { get; } = new(
            """
            ^\W*((and|so|but)\W+)*
            (
                (what|how\s+much)\s+(does|do|will|would)\s+
                (it|this|that|you|one|the\s+call|an?\s+call|calls|calling|your\s+service|this\s+service|booking|an?\s+(booking|reservation)|i)\s*
                (\s+\w+){0,3}?\s*(cost|charge|pay)
              | how\s+much\s+(is|are)\s+(it|this|that|an?\s+call|the\s+call|calls|your\s+service)
              | (is|are)\s+(it|this|that|you|calls|the\s+call|your\s+service)\s+(really\s+)?(free|expensive)
              | do\s+(i|we)\s+(have|need)\s+to\s+pay\b
              | what\s+(are|is)\s+(your|the)\s+(prices?|costs?|fees?|charges?)\s*\W*$
            )
            """,
            Options);

        public static Regex Callable { get; } = new(
            """
            ^\W*((and|so)\W+)*
            (
                (who|whom|where|which\s+\w+|what\s+(restaurants?|places?|numbers?))\s+(else\s+)?(can|could|may|will|do|are)\s+(you|i|we)\s+
                (\w+\s+){0,2}?(call|phone|ring|telephone|book|reserve|know|have|offer)\b
              | (which|what)\s+(restaurants?|places?)\s+(are|is)\s+there\b
              | (list|show)\s+(me\s+)?(the|all|your)\s+(the\s+)?restaurants?\W*$
            )
            """,
            Options);

        public static Regex Delay { get; } = new(
            """
            # A late table is a request, and so is a cancellation before it is too late.
            ^(?!.*\b(book|table|reserv\w+|cancel\w*|too\s+late|late\s+(night|evening|afternoon|lunch|dinner))\b)
            .*\b(running|be|are|am|'re|'m|is|arrive|arriving|come|coming)\s+(\w+\s+){0,4}?(late|delayed|behind)\b
            """,
            Options);

        public static Regex SameAgain { get; } = new(
            @"^\W*((and|please|book|the|get\s+(us|me)|i'?d\s+like|can\s+i\s+have)\W+)*(the\s+)?"
                + @"same\s+(again|thing|as\s+(last\s+time|before)|booking|table\s+again)\b",
            Options);

        public static Regex OpeningHours { get; } = new(
            """
              ^\W*((and|so)\W+)*
              (
                  is|are|do|does|will
                | (when|(at\s+)?what\s+time)\s+(is|are|do|does|will)
                | (how\s+(late|long)|until\s+when)\s+(is|are)
              )\s+
              (?<name>[^?]+?)\s+(be\s+)?(open(s|ed|ing)?|clos(e|es|ed|ing))\b
            | ^\W*(what|when)(\s+are|'re)\s+(the\s+)?(opening\s+)?(hours|times)\s+(of|at|for)\s+(?<name>[^?]+?)\W*$
            | ^\W*what\s+are\s+(?<name>[^?]+?)(?:'s?)?\s+(opening\s+)?hours\b
            """,
            Options);

        public static Regex Pronoun { get; } = new(@"^(it|they|that|this|he|she|there|the\s+(place|restaurant)|that\s+(place|restaurant)|you|your)$", Options);

        public static Regex ConfirmationNumber { get; } = new(
            """
            ^\W*((and|so|ok|sorry)\W+)*
            (what|which|can\s+you|could\s+you|tell|give|remind|repeat|say|do\s+(i|we)\s+have|is\s+there|did\s+(they|you)\s+(give|get)|what'?s)\b
            [^.!]*\b((confirmation|booking|reservation|reference)\s*(number|code|no\b|id\b)|(the|that)\s+(number|code)\s+again)
            """,
            Options);

        public static Regex Name { get; } = new(
            @"^\W*((and|so)\W+)*((under|in|on)\s+)?(which|what|whose)\s+name\b(?!\s+of)|^\W*((and|so)\W+)*what\s+name\s+(is|was|did)\b", Options);

        public static Regex Party { get; } = new(
            @"^\W*((and|so)\W+)*(for\s+)?how\s+many(\s+(people|persons|guests|seats|of\s+us))?\s+(is|was|are|were|did)\b", Options);

        public static Regex DayOrTime { get; } = new(
            """
            ^\W*((and|so|ok|sorry)\W+)*
            (
                (at\s+|for\s+)?(what|which)\s+(time|day|date)\s+(is|was|are|were|did|do|have)\b
              | when\s+(is|was|did|are|were|do)\b
              | what\s+(time|day|date)\s*(again|then)?\W*$
            )
            """,
            Options);

        public static Regex Place { get; } = new(
            @"^\W*((and|so)\W+)*(where|which\s+restaurant|what\s+restaurant)\s+(is|was|did|are|were)\s+(it|that|we|i|you|my|our|the)\b", Options);
    }
}
