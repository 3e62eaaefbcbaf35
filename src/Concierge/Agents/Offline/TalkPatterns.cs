using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>The patterns of messages that ask for no table.</summary>
internal static class TalkPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    // The whole message: "never mind the weather, book Luigi's" is a request.
    public static Regex Dismissal { get; } = new(
        """
        ^\W*((oh|ah|ok|okay|okey|right|alright|no|nah|nope|naw|well|hm+|um+|er+|actually|please|sorry|wait|hang\s+on|you\s+know\s+what|just
          |let'?s(\s+just)?|i'?ll\s+just
          |no\s+wait|on\s+second\s+thoughts?)\W+)*
        (
            (never\s?mind|nvm)(\s+(that|it|this|about\s+(it|that)|all\s+that))?
          | forget\s+(it|that|this|about\s+(it|that|this|the\s+(whole\s+)?(thing|table|booking|idea))|the\s+(whole\s+thing|lot)|everything)
          | (no\W+)?nothing(\s+(else|more|at\s+all))?
          | none(\s+of\s+(them|those|these))?
          | (leave|drop|scrap|scratch|skip)\s+(it|that|this|the\s+lot|the\s+whole\s+thing)(\s+be)?
          | do(n'?t|\s+not)\s+(bother|worry(\s+about\s+it)?)
          | (it\s+)?does(n'?t|\s+not)\s+matter | no\s+matter
          | not\s+(now|any\s?more|interested|after\s+all)
          | no\s+longer\s+(interested|needed)
          | (i(\s+have|'ve)?\s+)?changed?\s+my\s+mind
          | (maybe|perhaps)\s+(later|another\s+(time|day)|some\s+other\s+time|next\s+time) | (another|some\s+other)\s+time
          | not\s+(do|book)\s+(it|that|anything) | (?<=let'?s\s)not
          | (start|begin)\s+(over|again|afresh|from\s+scratch) | reset | abort(\s+(it|that|this))? | stop\s+(it|that|this|everything)
          | wrong\s+(window|chat|person|app)
          | i'?ll\s+(call|ring|phone|do|book)\s+(them|it|there)?\s*myself
        )
        (\W+(then|thanks|thank\s+you|thx|cheers|please|for\s+now|anyway|sorry|mate|after\s+all|instead|bye|wrong\s+(window|chat)
          |i'?ll\s+(call|do|ring|phone|book)\s+\w+\s+myself
          |i(\s+have|'ve)?\s+changed\s+my\s+mind|all\s+good|it'?s\s+(fine|ok|okay)))*\W*$
        """,
        Options);

    public static Regex Filler { get; } = new(
        @"^\W*(perfect|great|fine|good|lovely|wonderful|hm+|uh+|erm?|well|let\s+me\s+(think|see|check)|(one|just\s+a)\s+(moment|second"
            + @"|minute)|please|wait"
            + @"|what\s+do\s+you\s+mean|i\s+(already\s+)?told\s+you(\s+already)?|\W)+$",
        Options);

    public static Regex BareChoice { get; } = new(
        @"^\W*the\s+(first|second|third|fourth|fifth|last|other|1st|2nd|3rd|\w+day)(\s+(one|booking|reservation))?(\s*,?\s*(please|then"
            + @"|thanks))?\W*$", Options);

    public static Regex Courtesy { get; } = new(
        @"^\W*((hi|hello|hey)\W+)?"
            + @"(how\s+are\s+(you|things)|how('s|\s+is)\s+it\s+going|how\s+do\s+you\s+do|what'?s\s+up|nice\s+to\s+meet\s+you)\b",
        Options);

    public static Regex Thanks { get; } = new(
        @"^\W*((ok|okay|great|perfect|super|lovely|wonderful|good|cool|and|yes)\W+)*(thanks|thank\s+you|thx|cheers|much\s+appreciated)"
            + @"(\W+(a\s+lot|so\s+much|very\s+much|again|for\s+(that|everything|your\s+help|the\s+help)|bye|goodbye|good\s+night|mate"
            + @"|concierge))*\W*$"
                + @"|^\W*((ok|okay|well)\W+)*(good\s?night|see\s+you|you'?re\s+(great|brilliant|awesome|amazing|the\s+best|a\s+star"
                + @"|wonderful)|well\s+done|good\s+job)\W*$",
        Options);

    public static Regex Identity { get; } = new(
        """
        ^\W*((hi|hello|hey|and|so)\W+)*
        (
            (who|what)\s+(exactly\s+)?are\s+you
          | what('s|\s+is)\s+your\s+name
          | (is|was)\s+(this|that|it)\s+(an?|the|some)\s+(real\s+|actual\s+)?(human|person|robot|bot|machine|computer|program|ai|recording)\b
          | who(m|'s|\s+is)?\s+(am\s+i\s+(talking|speaking|chatting|writing)\s+(to|with)|(is\s+)?this|there)\W*$
          | will\s+(they|the\s+restaurant)\s+(know|notice|hear|realise|realize)\b
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
          | (do|does|will)\s+(you|it|this|that|calling|a\s+call)\s+(charge|cost)\b
          | (are\s+there\s+)?any\s+(fees?|costs?|charges?)\b
          | (is|are)\s+there\s+(an?\s+)?(fees?|costs?|charges?)\b
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
        .*\b
        (
            (running|be|are|am|'re|'m|is|arrive|arriving|come|coming)\s+(\w+\s+){0,4}?(late|delayed|behind)
          | (stuck|held\s+up|caught)\s+(in|at|on)\s+(the\s+|a\s+)?(\w+\s+)?(traffic|jam|work|meeting|train|motorway|airport)
          | held\s+up
          | (we'?re|we\s+are|i'?m|i\s+am)\s+(now\s+)?on\s+(our|my)\s+way
          | missed\s+(our|my|the)\s+(bus|train|flight|connection)
          | (be|are)\s+there\s+in\s+(about\s+)?(\w+\s+)?(\d+|five|ten|fifteen|twenty|thirty)\s*min\w*
        )\b
        """,
        Options);

    public static Regex Message { get; } = new(
        """
        ^\W*((and|so|then|also|please|ok|can\s+you|could\s+you|would\s+you|will\s+you|i\s+want\s+you\s+to|call\s+(them|there)\s+and)\W+)*
        (
            ask\s+(them|the\s+restaurant|the\s+place|there|[\w']+(\s+[\w']+)?)\s+(if|whether|what|when|where|how|about|why|which|who)\b
          | find\s+out\s+(if|whether|what|where|how)\b
          | (do|does|have|has)\s+(they|it|the\s+restaurant|the\s+place)\s+(have|got|do|serve|take|accept|offer|allow)\b
            (?!.*\b(tables?|space|room|availability|seats?|anything|free|reservations?|bookings?|us)\b)
          | (is|are)\s+(there|dogs|kids|children|pets)\s+(parking|allowed|welcome|wifi|wi-fi|a\s+(car\s?park|dress\s+code|garden|terrace
            |playground))\b
        )
        """,
        Options);

    public static Regex Privacy { get; } = new(
        """
        ^\W*((and|so|but)\W+)*
        (
            (do|will|does|are)\s+(you|it|this)\s+(record|store|save|keep|listen|recording|storing|saving|keeping|listening)\b
          | (is|are)\s+(the\s+|my\s+|this\s+)?(calls?|data|conversation|number|details|it)\s+(being\s+)?(recorded|stored|saved|kept|safe
            |private|shared|sold)\b
          | (what|where)\s+(happens|do\s+you\s+do|does\s+it\s+do|goes)\s+(to|with)\s+(my|the|our)\s+(data|number|details|name|information)\b
          | can\s+(i|we)\s+trust\s+(you|this)\b
          | (who|what)\s+(sees|hears|gets)\s+(my|the|our|this)\b
        )
        """,
        Options);

    public static Regex HowItWorks { get; } = new(
        """
        ^\W*((and|so|ok|but|hi|hello)\W+)*
        (
            how\s+(does|do|would)\s+(this|it|that|you)\s+work | how\s+do\s+(i|we)\s+use\s+(this|it|you)
          | what\s+(can|should|do|could)\s+(i|we)\s+(say|type|write|ask|do)(\s+(here|now|to\s+you))?
          | what\s+(can|do)\s+you\s+do | what\s+are\s+you\s+(good\s+)?for | i'?m\s+hungry
        )\b.{0,20}$
        """,
        Options);

    public static Regex Reaction { get; } = new(
        @"^\W*(ok|okay|okey|k|cool|nice|great|perfect|lovely|fine|good|wow|lol|haha+|hehe+|hm+|ah+|oh|aha|i\s+see|sure|alright|all\s+right"
            + @"|right|got\s+it|understood|brilliant"
            + @"|super|awesome|excellent|wonderful|then|so|that'?s|it'?s|is|\W)+$",
        Options);

    // Words of other languages that are no English words. Articles are left out: they stand in restaurants' names.
    public static Regex ForeignWord { get; } = new(
        """
        \b(
            ist|noch|frei|haben|sie|ich|wir|einen|eine|tisch|für|personen|morgen|heute|abend|uhr|bitte|möchte|möchten|gibt|es|guten
              |reservieren|können|kann|und|auf|deutsch|sprechen|für|da|bei|hallo|gerne
          | avez|vous|une|pour|demain|soir|je|voudrais|voudrions|nous|réserver|personnes|bonjour|que|heures|deux|quatre|parlez|français|ouvert
          | una|mesa|para|mañana|quisiera|quiero|reservar|personas|dos|tres|cuatro|noche|hola|por|favor|tiene|tienen|español|habla|esta
          | vorrei|tavolo|domani|stasera|persone|siamo|prenotare|buonasera|buongiorno|avete|posto|sera|italiano|parla|quattro
          | een|tafel|voor|graag|morgenavond|stół|stolik|osób|jutro|proszę
        )\b
        """,
        Options);

    public static Regex Word { get; } = new(@"\w+", Options);

    public static Regex LanguageQuestion { get; } = new(
        @"^\W*((and|so)\W+)*(do|can)\s+you\s+(speak|understand|talk)\s+(?!up|to|with)(?<language>\w+)|^\W*(sprechen\s+sie|sprichst\s+du"
            + @"|parlez[\s-]vous|habla\s+usted|hablas|parla)\b",
        Options);

    // "Next" and "another" need a day: "another one" alone says too little.
    public static Regex SameAgain { get; } = new(
        """
        ^\W*((and|please|ok|then|now|book|make|the|get\s+(us|me)|i'?d\s+like|we'?d\s+like|can\s+(i|we|you)(\s+(have|get|book|do))?
          |could\s+(i|we|you)(\s+(have|get|book|do))?|let'?s\s+(do|have))\W+)*(the\s+)?
        (
            same(\s+(again|thing|as\s+(last\s+time|before)|booking|reservation|table(\s+again)?|place\W+(and\s+)?(the\s+)?same\s+time
              |time\W+(and\s+)?(the\s+)?same\s+place)\b|(?=\s+(for|on|but)\b))
          | (do|book|have)\s+(it|that|this)\s+again\b
          | repeat\s+(it|that|the\s+booking)\b
          | again(?=\s+(next|on|for|this)\b)
          | another\s+one(?=\s+(next|on|for|the|this)\b)
          | usual(?=\W*($|please|again|next|on|for))
        )
        """,
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
        | ^\W*what\s+are\s+(?<name>[^?]+?)(?:'s?)?\s+(opening\s+)?(hours|times)\b
        | ^\W*((tell|give|show)\s+me\s+|what('s|\s+is|\s+are)\s+)?(the\s+)?(opening|business)\s+(hours|times)(\s+(of|at|for)\s+(?<name>[^?]+?))?\W*$
        | ^\W*((tell|give|show)\s+me\s+|what('s|\s+is|\s+are)\s+)?(?<name>[^?]+?)(?:'s?)?\s+opening\s+(hours|times)\W*$
        """,
        Options);

    public static Regex AsksWhen { get; } = new(@"\b(when|what\s+time|how\s+(late|long)|until|hours|times)\b", Options);

    public static Regex Pronoun { get; } = new(@"^(it|its|they|their|them|that|this|he|she|her|his|there|the|the\s+(place|restaurant)"
        + @"|that\s+(place|restaurant)|you|your)$", Options);

    // "Undo that" alone: "take that back to 7pm" is a change.
    public static Regex Undo { get; } = new(
        """
        ^\W*((oh|no|ok|okay|oops|sorry|wait|please|actually|can\s+(you|i|we)|could\s+(you|i|we))\W+)*
        (undo(\s+(it|that|this|the\s+(booking|last\s+one|change)))? | take\s+(it|that)\s+back | revert(\s+(it|that))?)
        (\W+(please|now|again))*\W*$
        """,
        Options);

    // Somebody who is no restaurant: "call my mum". "Call my mum's favourite place" is a request.
    public static Regex OtherCallee { get; } = new(
        """
        ^\W*((ok|okay|hi|hey|hello|please|and|then|now|just|can\s+you|could\s+you|would\s+you|will\s+you|i\s+want\s+you\s+to|i\s+need\s+you\s+to)\W+)*
        (call|phone|ring|telephone|dial|text|message)\s+(up\s+)?
        (
            (my|our|his|her|their)\s+((best|old|dear|new)\s+)?
            (mum|mom|mummy|mother|dad|daddy|father|parents|wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|brother|sister|son|daughter|uncle|aunt
              |cousin|gran(dma|dpa|ny|dmother|dfather)?|nana|friends?|mate|boss|colleagues?|secretary|assistant|neighbou?rs?|landlord|doctor|gp|dentist
              |vet|bank|school|office|lawyer|hairdresser|babysitter|family|ex)
          | (an?\s+|the\s+)(taxi|cab|uber|ambulance|plumber|electrician|doctor|dentist|lawyer|babysitter|locksmith|vet|hairdresser)
          | (the\s+)?(police|fire\s+brigade|hospital|airport|bank)
          | me(\s+(a\s+)?(taxi|cab|uber))? | 911 | 999 | 112
        )
        (\W+(up|back|for\s+(me|us)|please|now|later|today|tonight|tomorrow|first|(and|to)\s+(tell|say|ask|let|wish)\b.*|(that|i\W?m|we\W?re)\b.*))*\W*$
        """,
        Options);
}
