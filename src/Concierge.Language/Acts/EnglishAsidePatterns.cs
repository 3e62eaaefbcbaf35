using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>The English words that change nothing about a table. Each pattern reads one clause of <see cref="ClauseSplitter"/>.</summary>
internal static partial class EnglishAsidePatterns
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>House rules, courtesies and other things that change nothing about the booking.</summary>
    [GeneratedRegex(
        """
        \b(
            (normally|usually)\b.*\b(closed|shut|full|busy)
            | # Negative words without a negative meaning.
            no\ (worries|need|bother|hassle|fear|dramas?|sweat|wuckers|rush|charge|fee)(?!\ no) | not\ included | don't\ (you\ )?(worry|mention|forget
                |be\ (shy|late)) | can't\ wait
            | (couldn't|can't)\ be\ (better|easier) | not\ at\ all | nothing\ else | no\ bother | nothing\ to\ worry | never\ mind\ that | no\ stress
                | no\ rush
            # What happens on the day or afterwards.
            | if\ (you|ye|they|he|she)\ (cancel|don't\ (show|turn\ up|come)|change\ your\ (mind|plans)|are\ late|can't\ (make|come))
            | (i|we)\ (will\ |'ll\ )?(pay|transfer|send)\ (it|you|that|the\ \w+)\ back | refund\w*
            | (road|street|bridge|parking|car\ park|gate|terrace|patio|garden|toilet|lift|elevator|(side|front|back)\ (door|entrance))('s|\ is)\ (\w+\ )?
                (closed|shut|broken|blocked|out)
            | if\ (you(\ are|'re|\ were|\ should\ be|\ get|\ guys\ are)\ (all\ )?(running\ |a\ (bit|little)\ |going\ to\ be\ |more\ than\ )*(late
                |held|delayed|stuck|lost))
            | if\ you('re|\ are)?\ (not\ )?(here|there|arrived|showed|turn|no\ show|driving|coming\ by)
            | (if|once)\ you\ (need|want|have(?=\ (any|a|an|more|another|to|questions?)\b)|wish|like|would\ like|decide|could|don't\ mind|can't\ (make
                |come)|do\ need|do\ want|get\ (here
                |lost)|arrive|come)
            | if\ (anyone|anybody|any\ of|your\ guests?|they|he|she)\ (\w+\ )?(needs?|wants?|likes?|prefers?|gets?|asks?|has|feels?|fancies)\b
            | if\ (it|you)\ (isn't|is\ not|don't\ (see|get))\ (there|it|one)
            | \bi\ mean\ it$ | \b(we|they|i|you)\ used\ to\b | full\ after\ (that|you|then)\b | you\ can't\ miss
            | but\ (somebody|someone|one|they|a\ table|a\ party)\ (just\ |has\ |have\ )?(dropped\ out|cancell?ed|came\ free|freed\ up)
            | if\ (there's|there\ is|there\ are)\ (anything|something|any|a\ change|traffic)
            | otherwise\ you\ (end\ up|get\ lost|miss|won't\ find|go)
            | if\ (anything|plans|something|your\ plans|the\ numbers?)\ (changes?|comes|happens)
            | if\ (the\ )?(weather|it\ rains|it's\ (dry|sunny|raining|warm|nice)) | if\ (that's|that\ is|it's|it\ is)\ (okay|ok|all\ right|alright
                |easier|helpful)
            | until\ (you\ (arrive|come|get)|then|late|midnight|closing|last\ orders|(about\ |around\ )?(\d+|ten|eleven|nine|eight))
            | (keep|hold|give)\ (it|the\ table|your\ table|tables|them|you)\ (for\ )?(only\ |just\ |about\ |up\ to\ |a\ )?(\w+\ )?(fifteen|ten|twenty
                |thirty|15|10|20|30|quarter|grace|half)
            | ^(and\ )?(when|once|after)\ (you|you've|you're|you\ all)\ (\w+\ )?
                (come|arrive|arrived|(get|got)\ (here|there|in|to)|are|walk|reach|turn\ up|sit|here|there|finish)
            | (right|correct)\ (number|place|restaurant) | ^(eh|huh|pardon)(?=\?)
            # Details that the table does not depend on.
            | (don't|do\ not|can't|cannot|won't|no|haven't|not)\ (\w+\ ){0,3}
              (high\ ?chairs?|parking|terrace|patio|window|outside|outdoors|garden|balcony|booth|dogs?|pets?|kids|kids'?\ menu|cake|corkage|smoking
              |confirmation|references?|codes?|numbers?|guarantee|allerg\w+|nuts|gluten|vegan|dress\ code|lift|wheelchair|service\ charge|sneakers|trainers
                  |shorts|children)
        )\b
        """,
        Options)]
    public static partial Regex Aside();

    /// <summary>A condition in form only: whatever happens, the table stands; or a case that is not this one.</summary>
    [GeneratedRegex(
        """
        \b(even\ (if|though)|whether\ or\ not|(?<!from\ us\ )either\ way|regardless)\b | \b(if|whether)\b.*\bor\ not\b
        | ^(ah\ |well\ |now\ |sure\ )*if\ (it|you|there|they|ye)\ (was|were)\ (\w+\ )?(more|bigger|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|\d+)\b
            .*\b(i'd|we'd|would)\b
        | ^(and\ |but\ |so\ |then\ )*if\ i\ (shove|push|put|move|join|shift|swap|squeeze)\b
        """,
        Options)]
    public static partial Regex NoCondition();

    /// <summary>The restaurant finds the booking that is to be changed or cancelled: no answer to the request.</summary>
    [GeneratedRegex(
        """
        \b(i|we)\ (can\ )?(see|found|find|have|'ve\ got)\ (it|you|ye|that\ one|that|the\ (booking|reservation))(\ (here|there))?$
        | \b(i've|we've)\ (got|found)\ (it|you|ye|that\ one|the\ (booking|reservation))(\ (here|there))?$ | \bhere\ (it|you)\ (is|are)$
        """,
        Options)]
    public static partial Regex FindsBooking();

    /// <summary>A negative word about something that the table does not depend on: "don't block the bins", "no pork today".</summary>
    [GeneratedRegex(
        """
        (^|\b(and|but|just|only|please|so|oh|then)\ )(don't|do\ not|never)\ (block|park|bring|forget|wear|smoke|use|knock|eat|drink|touch|feed|sit|mind
            |take\ the|go\ (to|in|through|by|past|via)|miss|let|leave\ (your|the)|tell|trip|fall|laugh|look\ at|mention|be|sit|lean|ring\ the\ bell)\b
        | \bno\ (\w+\ )?(pork|beef|fish|meat|chicken|lamb|duck|bacon|ham|oysters?|lobster|crab|mussels|pasta|pizza|pies?|rice|bread|soup
            |dessert|pudding|cake|wine|beer|alcohol|spirits|cocktails|coffee|tea|milk|nuts|peanuts|perfume|hats?|caps|shorts|sandals|trainers|sneakers
                |flip\ flops|jeans
            |ties|jackets|dogs|pets|cats|smoking|vaping|prams|buggies|photos|flash|balloons|confetti|music|cheese|eggs|butter|garlic|chips|fries
                |brunch\ menu)\b
        | ^not\ (you|since\ \w+|these\ days|insisted\ upon|compulsory|obligatory)$ | ^but\ not\ (insisted\ upon|compulsory|obligatory|required|needed)$
        | \bdon't\ take\ (the|a|any)\ (risk|chance) | \bgone\ (green|through|live|hard|firm|in|into|down)\b
        | \b(shut|close|closing|closed)\ for\ (the\ )?(winter|summer|season|holidays|christmas)\ after\b
        | \byou\ don't\ (still\ |any\ longer\ )?(hold|have)\ (it|them|that)\b
        | \bnobody\ (can|will|else\ (can|will))\ (take|touch|have|get|steal)\ (it|that|your)\b | \bnobody('s|\ is)\ on\ it\b
        | \b(screen|computer|system|line|lights?|sound|phone)('s|\ has|\ is)\ (\w+\ )?(gone|black|frozen|dead|down)\b
        """,
        Options)]
    public static partial Regex OtherNegative();

    /// <summary>A greeting, a farewell or thanks, with nothing else.</summary>
    [GeneratedRegex(
        """
        ^(but|though|however|and|so|then|now|well|oh|ah|it|i|um|uh|er|nah)$ | ^(oh\ )?(my\ (god|goodness|word|gosh|days)|god|gosh|good\ (lord|heavens)
            |goodness(\ me)?|lord)$ | ^(eh|huh|pardon|sorry)\?$
        | ^(until|till|to)\ (tomorrow|tonight|later|then|soon|(mon|tues|wednes|thurs|fri|satur|sun)day)$ |
        ^(and\ |so\ |okay\ |ok\ |right\ |well\ |oh\ |alright\ )*(
            (hello|hi|hey|hiya|good\ (morning|afternoon|evening|night|day)|g'day|thanks?|thank\ you|cheers|ta|bye|goodbye|ciao|welcome|you're\ welcome
                |my\ pleasure|pleasure
                |take\ care|(you\ )?have\ a|enjoy|cheerio|ta\ ra|tata|all\ the\ best|god\ bless|mind\ yourself|good\ luck\ now|anytime|any\ time|likewise
                    |you\ too|and\ you
                |same\ to\ you|happy\ (birthday|anniversary)|congratulations|arrivederci|au\ revoir|merci|grazie|gracias|obrigado|danke|adios
                    |namaste|prego|salaam
                |bonsoir|bonjour|buonasera|buongiorno|hola|chao|tchau|peace|not\ at\ all|don't\ mention\ it|no\ bother|nice\ one|catch\ (you|ya)|see\ ya)
            (\ .{0,40})?
            | sorry(\ (about|for)\ .{0,40}|(\ (love|dear|darling|mate|man|guys|folks|sir|madam|ma'am|hon|now|again|my\ \w+))*)
            | no\ nothing | nothing(\ at\ all|\ else|\ more)?)$
        """,
        Options)]
    public static partial Regex Courtesy();

    [GeneratedRegex(
        """
        \b(
            (one|just\ a|a|give\ me\ a|two|wan)\ (moment|second|sec|minute|mo|tick)s?\b | hold\ (on|the\ line|please) | hang\ (on|about) | bear\ with
            | let\ me\ (just\ )?(check|see|look|have\ a\ look|ask|get|find|grab|pull|bring) | wait\ there | un\ momento | moment\ please
            | (put|putting)\ you\ on\ (hold|speaker)\b
                | stay\ on\ the\ line | please\ (wait|hold)
            | wait\ (a|one|please|wait) | (pick|picks)\ up\ (that|the)\ call
        )\b
        """,
        Options)]
    public static partial Regex Wait();

    /// <summary>A clause that says what follows from the one before it.</summary>
    [GeneratedRegex(@"^(and\ )?then\b", Options)]
    public static partial Regex Then();

    [GeneratedRegex(@"\bthen$", Options)]
    public static partial Regex EndsWithThen();

    /// <summary>A letter, a digit or a spelling word on its own.</summary>
    [GeneratedRegex(@"^([a-z]|\d{1,2}|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|dash|hyphen|and|[a-z]\ (for|like
        |as\ in)\ \w+)$", Options)]
    public static partial Regex SpelledSign();

    [GeneratedRegex(@"^(oh\ |uh\ )?(no|nope|nah|but)\ (?!(table|booking|reservation|space|room)s?\b)", Options)]
    public static partial Regex LeadingNo();

    /// <summary>"If you want it": the table is still to be taken.</summary>
    [GeneratedRegex(@"\bif\ (you|they)('d|\ would|\ do|\ still)?\ (want|like|wish|decide|would\ like)\b", Options)]
    public static partial Regex LeavesChoice();

    /// <summary>A question that the table does not depend on: the name, an occasion, an offer.</summary>
    [GeneratedRegex(
        @"\b(would\ you\ like|do\ you\ want|shall\ (i|we)|hello|there|name|number|phone|mobile|spell\w*|occasion|inside|outside|indoors|outdoors"
            + @"|anything|all\ right|alright|okay|ok)\b",
        Options)]
    public static partial Regex AsksDetail();

    [GeneratedRegex(@"^(but|though|although|however|instead)\ |\ though$", Options)]
    public static partial Regex LeadingContrast();

    /// <summary>What is not served or taken, such as a dish or a card.</summary>
    [GeneratedRegex(@"\b(don't|do\ not)\ (do|take|accept|serve|allow|have|seat)\b", Options)]
    public static partial Regex RefusesAside();

    /// <summary>What may be so, of something beside the table: "the traffic might be heavy".</summary>
    [GeneratedRegex(@"\b(might|should|probably|maybe|perhaps|(i|we)\ hope|hopefully|likely)\b", Options)]
    public static partial Regex UncertainAside();

    /// <summary>A fee that is taken after a cancellation.</summary>
    [GeneratedRegex(@"\b(will|'ll|shall|'s\ going\ to)\ (be\ )?(charged?|deducted|billed|keep|kept)\b", Options)]
    public static partial Regex ChargedAfterwards();

    /// <summary>"Anything else?": asked when the rest is settled.</summary>
    [GeneratedRegex(
        """
        \b(anything\ else|something\ else|what\ else|anything\ more|any\ other\ questions?|is\ that\ everything|all\ good\ for\ you)\b
        """,
        Options)]
    public static partial Regex OffersMore();

    [GeneratedRegex(
        """
        \?$
        # "It's free at the moment" offers a table.
        | \b(free|available|open)\ (at\ the\ moment|right\ now|for\ now|currently|so\ far)\b | \b(currently|still)\ (free|available|open)\b
        | ^(and\ |so\ |okay\ |ok\ |sorry\ |yes\ |sure\ |right\ |but\ |yeah\ |great\ )*(would\ you|do\ you|did\ you|can\ you|could\ you
            |(can|could|may|might|must|shall|should|will|would|do|did)\ (i|we)|what|what's|when|which|where|who|who's|whose|how\ (many|do|can|about|old|is
                |are)
            |is\ (it|that|this|there)|are\ (you|there|they)|have\ you|any\ (allergies|preference|name)|for\ how\ many|under\ what|in\ what|at\ what
                |spell|your\ name|and\ your\ name
            |name\ (please|for|of)|mobile\ number\ please|phone\ number\ please|you\ want|you\ like)\b
        | \b((should|shall)\ (i|we)|would\ (that|it|this)\ (be|work|do|suit))\b
        | \b(what\ name|which\ name|name\ please|your\ name|phone\ number|contact\ number|a\ number\ for\ you|spell\ that|how\ many|how\ do\ you\ spell
            |was\ it|leave\ me\ a\ (number|telephone))$
        """,
        Options)]
    public static partial Regex Question();
}
