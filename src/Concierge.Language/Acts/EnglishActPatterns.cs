using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>The English words of each act. Each pattern reads one clause of <see cref="ClauseSplitter"/>.</summary>
internal static partial class EnglishActPatterns
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>House rules, courtesies and other things that change nothing about the booking.</summary>
    [GeneratedRegex(
        """
        \b(
            # Negative words without a negative meaning.
            no\ (worries|need) | don't\ (worry|mention) | can't\ wait
            | (couldn't|can't)\ be\ (better|easier) | not\ at\ all | nothing\ else
            # What happens on the day or afterwards.
            | if\ (you(\ are|'re|\ were|\ should\ be|\ get|\ guys\ are)\ (all\ )?(running\ |a\ (bit|little)\ |going\ to\ be\ |more\ than\ )*(late
                |held|delayed|stuck))
            | if\ you('re|\ are)?\ (not\ )?(here|there|arrived|showed|turn)
            | (if|once)\ you\ (need|want|have|wish|like|would\ like|decide|could|can|don't\ mind|can't\ (make|come)|do\ need|do\ want|get\ (here
                |lost)|arrive|come)
            | if\ (there's|there\ is|there\ are)\ (anything|any|a\ change|traffic)
            | if\ (anything|plans|something|your\ plans|the\ numbers?)\ (changes?|comes|happens)
            | if\ (the\ )?(weather|it\ rains|it's\ (dry|sunny|raining|warm|nice)) | if\ (that's|that\ is|it's|it\ is)\ (okay|ok|all\ right|alright
                |easier|helpful)
            | until\ (you\ (arrive|come|get)|then|late|midnight|closing|last\ orders|(about\ |around\ )?(\d+|ten|eleven|nine|eight))
            | (keep|hold|give)\ (it|the\ table|your\ table|tables|them|you)\ (for\ )?(only\ |just\ |about\ |up\ to\ |a\ )?(\w+\ )?(fifteen|ten|twenty
                |thirty|15|10|20|30|quarter|grace|half)
            # Details that the table does not depend on.
            | (don't|do\ not|can't|cannot|won't|no|haven't)\ (\w+\ ){0,3}
              (high\ ?chairs?|parking|terrace|patio|window|outside|outdoors|garden|balcony|booth|dogs?|pets?|kids'?\ menu|cake|corkage|smoking
                  |card\ (number|details)
              |deposit|confirmation|reference|code|number|guarantee|allerg\w+|nuts|gluten|vegan|dress\ code|lift|wheelchair|service\ charge)
        )\b
        """,
        Options)]
    public static partial Regex Aside();

    /// <summary>A yes in negative words.</summary>
    [GeneratedRegex(
        """
        \b(
            (no|not\ a|not\ any|isn't\ a|not\ (gonna|going\ to)\ be\ an?|won't\ be\ an?|not\ an|isn't\ an|never\ a|no\ such)\ (problem|trouble|bother
                |issue)\b
            | (don't|wouldn't)\ mind | why\ not | not\ too\ many | no\ reason\ (at\ all|why\ not)
        )\b
        """,
        Options)]
    public static partial Regex PoliteYes();

    /// <summary>A payment or a condition is not needed after all.</summary>
    [GeneratedRegex(
        """
        \b(
            (no|without\ (a|any)|don't\ (\w+\ )?need\ (a|any|the|your)|won't\ (\w+\ )?need\ (a|any|the|your)|skip\ the|waive\ the
                |forget\ the)\ (deposit|card|payment|prepayment)
            | (deposit|card|payment)\ (is|isn't|was|won't\ be)\ (waived|not\ needed|not\ necessary|needed|necessary|required)
            | (he|she|they|the\ manager|my\ manager|boss|chef)\ (said|says|is|'s|has)?\ ?(yes|okay|ok|fine|agreed|happy|approved)
            | payment\ (has\ )?(gone\ through|went\ through|received|cleared)
        )\b
        """,
        Options)]
    public static partial Regex Waiver();

    [GeneratedRegex(@"\b(wait(ing)?\ ?list|wait\ list|standby|stand\ by\ list|cancellation\ list|reserve\ list|in\ the\ queue)\b", Options)]
    public static partial Regex WaitingList();

    [GeneratedRegex(
        """
        \b(
            pencil(l?ed|l?ing)?\b | provisional(ly)? | tentative(ly)? | option\ on | penciled
            | (hold|keep|holding|keeping|held|reserve)\ (it|that|the\ table|this|one|the\ slot|the\ spot)\b.*\b(until|till|for\ (an|one|two|a\ couple
                |24|48|the\ next))
            | until\ (you|we|i|he|she|they|the\ manager|somebody|someone)\b | unconfirmed | not\ (yet\ )?(final|confirmed|definite|booked|guaranteed)
            | (isn't|is\ not|won't\ be|aren't)\ (\w+\ )?(final|confirmed|definite|booked|guaranteed|secured|official)
        )\b
        """,
        Options)]
    public static partial Regex ProvisionalHold();

    [GeneratedRegex(
        """
        \b(
            (need|take|require|requires|want|ask\ for|have|pay|leave|send|needs|taking|get|is|there's|there\ is|want)\ (\w+\ ){0,4}(deposit
                |prepayment|down\ payment|card\ (number|details)
                |(credit|debit)\ card|payment\ link|card\ on\ file|pre\ ?authori[sz]ation|advance\ payment)
            | (deposit|prepayment|down\ payment|payment\ link|(credit|debit)\ card|card\ (details|number)|card\ on\ file)\b.*
                \b(required|needed|first|secure|guarantee|hold|before|confirm|please|necessary|per\ (person|head)|to\ (book|reserve|keep))
            | (secure|guarantee|hold|confirm)\ (\w+\ ){0,4}with\ (a|your)\ (card|credit\ card|deposit|debit\ card)
            | (pay|paid|prepay|payment)\b.*\b(in\ advance|up\ ?front|beforehand|before\ (i|we|it)|to\ confirm|now|first|within)
            | \b(your|a)\ card\ (number|details|please) | long\ number | deposit\ (of|is|would|comes|for)
        )\b
        """,
        Options)]
    public static partial Regex Payment();

    [GeneratedRegex(
        """
        \b(
            (book|reserve|do\ (it|that|this)|go|reservations?|bookings?|make|request|fill|have\ to|need\ to|must|please|only|use|through|via|on|check
                |try)\b.*
                \b(online|website|web\ ?site|the\ app|our\ app|internet|opentable|open\ table|resy|thefork|the\ fork|tock|whatsapp|facebook|instagram
                    |booking\ (form|page|system|link)
                |by\ e?-?\ ?mail|(an|us\ an)\ e?-?\ ?mail|the\ form|a\ form|our\ link|google)
            | (online|e?mail|website|app)\ (only|bookings?|reservations?) | (email|e\ mail|text|message)\ us | don't\ (take|do
                |accept)\ (\w+\ )?(phone|telephone)
            | (come|walk)\ in\ (person|and\ (book|ask)) | in\ person
            | (call|ring|phone|try)\ (the|our|my)\ (\w+\ )?(office|head\ office|reservations?\ (line|team|desk)|other|events|sister|central|main)
        )\b
        """,
        Options)]
    public static partial Regex OtherChannel();

    [GeneratedRegex(
        """
        \b(
            (call|ring|phone|get\ back\ to|text|message|let|buzz|contact)\ (you|him|her)\ (back|later|know|when|once|tomorrow|tonight|this|in\ (a|an
                |ten|the)|after|as\ soon)
            | (call|ring|phone|try)\ (us\ )?(back|again|later)\b | (someone|somebody|he|she|they|manager|colleague)\ (will|'ll|can|would|has\ to
                |needs\ to|must|should)\ (\w+\ )?
                (call|ring|confirm|check|decide|approve|get\ back|let\ you)
            # A machine, or somebody who only takes a message.
            | leave\ (me|us|a|your)\ (\w+\ )?(message|name|number|details) | after\ the\ (tone|beep|signal) | record\ your | press\ (hash|star|pound
                |one|two|\d) | answer\ your\ message
            | (i'm|this\ is)\ (a|an)\ (tape|recording|machine|answering) | (office|restaurant|we)\ opens?\ (tomorrow|again|at) | pass\ (it|that
                |the\ message|your\ message)\ on
            | (up|back|call|ring|again|me)\ in\ (an|half\ an|a\ half|two|a\ couple\ of)\ hours?
            | get\ back\ to\ you | (have|need|got|has|'ll|will|would|must|going)\ (to\ )?(\w+\ )?(ask|check\ with|speak\ to|talk\ to|run\ it\ by
                |clear\ it\ with|consult)\ (\w+\ )?
                (manager|boss|chef|owner|colleague|him|her|them|kitchen|husband|wife|supervisor|team)
            | (will|'ll)\ confirm\ (\w+\ )?(later|by|tomorrow|tonight|soon|once|when|shortly) | (can't|cannot)\ (say|promise|confirm|guarantee)\b
            | not\ (entirely\ |really\ |quite\ )?sure | (i\ )?(have\ to|need\ to|'d\ have\ to|'ll\ have\ to)\ (double\ )?(check|see|confirm)
            | should\ be\ (fine|okay|ok|possible|all\ right|alright|able) | (probably|maybe|perhaps|might|hopefully|i\ (think|guess|suppose)\ (so|we)
                |most\ likely|we'll\ see(?!\ you)|i'll\ try|we'll\ try)
        )\b
        """,
        Options)]
    public static partial Regex Deferral();

    [GeneratedRegex(
        """
        ^(but\ |and\ |only\ |that's\ |it's\ |okay\ |yes\ |sure\ |then\ |well\ )*(if|unless|provided|providing|assuming|as\ long\ as|so\ long\ as|once
            |subject\ to|depending|depends|as\ soon\ as|when\ (someone
            |somebody|the\ manager|my\ manager|a\ table|one|they|we\ (get|have|receive)|the\ (party|deposit|payment)))\b
        | \b(subject\ to|depends\ on|depending\ on|on\ (the\ )?condition|only\ if|only\ when|conditional)\b
        """,
        Options)]
    public static partial Regex Condition();

    [GeneratedRegex(
        """
        \b(
            (made|my)\ (a\ )?mistake | (was|were)\ (just\ )?(about|going)\ to | when\ i\ (noticed|saw|realized|realised) | scratch\ that | (strike
                |forget)\ that | after\ all | i\ was\ wrong | i\ (misread|misspoke|misheard|got\ that\ wrong|looked\ at\ the\ wrong)
            | wrong\ (day|date|page|week|night|line) | (turns|turned)\ out | (just|only\ just)\ (been\ )?(taken|gone|snapped) | no\ longer | (someone
                |somebody)(\ else)?\ (just|has|already)\b
            | take\ (that|it)\ back | changed\ my\ mind | i\ spoke\ too\ soon | (have|'ll\ have|going)\ to\ cancel\ (that|it|your)
        )\b
        """,
        Options)]
    public static partial Regex Retraction();

    [GeneratedRegex(
        """
        ^(oh\ |um\ |uh\ |ah\ |well\ |sorry\ |okay\ |ok\ |yeah\ |yes\ |and\ |but\ |actually\ |hmm\ )*no(pe)?(\ (sorry|sir|madam|ma'am|love|mate|no|way
            |chance|thanks|thank\ you|i'm|we're|not))*$
        | \b(
            (can't|cannot|can\ not|couldn't|won't|will\ not|unable|not\ able|not\ going\ to|wouldn't\ be\ able|not\ possible|impossible
                |not\ available|unavailable|isn't\ available)\b
            | (fully|all|completely|totally|already)\ (booked|full|reserved|taken) | booked\ (up|out|solid|full) | (we're|we\ are|it's
                |that's)\ (\w+\ )?(full|closed|packed|rammed|chock)
            | (no|not\ any|don't\ have|haven't|have\ not|haven't\ got|have\ no|got\ no|nothing)\ (\w+\ ){0,3}(tables?|space|room|availability
                |available|left|seats?|free|slots?|covers|bookings?|reservations?)
            | nothing\ (is|has\ been|was)\ (\w+\ )?(booked|reserved|confirmed) | nothing\ (left|available|free|for) | don't\ (do|take|accept|seat
                |serve|open|have\ (that|it|you|a\ table|anything|any|one))\b | (i'm|i\ am)\ afraid | unfortunately | regret
            | wrong\ number | not\ (a|the)\ restaurant | walk\ ?ins?\ only | first\ come | (private|wedding)\ (party|function|event)
                | that\ won't\ work | in\ your\ dreams | yeah\ right | good\ luck\ with | dream\ on
            | that's\ (a|the|our)\ (problem|issue)\b | (it's|it\ is|that's|is|are|table's)\ (all\ )?gone\b | (you'll|you\ will|you're
                |you\ are)\ (be\ )?(wanting|looking\ for|after)\ the\ other
            | could\ have\ (done|had|given|fit|fitted|squeezed|managed) | would\ have\ (been|had|loved) | (was|were)\ (free|available)
                | not\ (tonight|today|tomorrow|that\ day|at\ that\ time|on\ (a\ )?(mon|tues|wednes|thurs|fri|satur|sun)day)
            | (isn't|is\ not|aren't|are\ not)\ (\w+\ )?(possible|available|free|open|booked|there|on)
        )\b
        """,
        Options)]
    public static partial Regex Refusal();

    [GeneratedRegex(
        """
        \b(
            (one|just\ a|a|give\ me\ a|two)\ (moment|second|sec|minute|mo|tick)s? | hold\ (on|the\ line|please) | hang\ on | bear\ with
                | let\ me\ (just\ )?(check|see|look|have\ a\ look|ask|get|find|grab|pull)
            | (put|putting|transfer|transferring|pass|passing|connect|connecting)\ you | stay\ on\ the\ line | please\ wait | wait\ (a|one|please)
        )\b
        """,
        Options)]
    public static partial Regex Wait();

    [GeneratedRegex(
        """
        \?$
        | ^(and\ |so\ |okay\ |ok\ |sorry\ |yes\ |sure\ |right\ |but\ )*(would\ you|do\ you|did\ you|can\ you|could\ you|can\ i|could\ i|may\ i
            |shall\ (i|we)|should\ i|what|when|which|where|who|whose|how\ (many|do|can|about|old)
            |is\ (it|that|this|there)|are\ (you|there|they)|have\ you|any\ (allergies|preference)|for\ how\ many|under\ what|in\ what|at\ what)\b
        """,
        Options)]
    public static partial Regex Question();

    [GeneratedRegex(
        """
        \b(
            booked | confirmed | reserved | all\ set | all\ sorted | all\ done | good\ to\ go | (have|has|got|put|putting|wrote|written|'ve)\ (you|it
                |that|them|smith)\ (all\ )?(down|in)\b(?!\ (the|a)\ (fridge|kitchen|freezer|oven|cellar|back))
            | you're\ (all\ )?(in|good|on)\b | it's\ in\b | that's\ (you|us)\b | all\ good | i\ write | i\ have\ written | consider\ it\ done
                | locked\ in | (reservation|booking)\ (is\ )?made
            | i\ confirm | ^(all\ )?sorted | ^(okay\ |ok\ |right\ |yes\ )*done\b | in\ the\ (book|diary|system|computer)\b | (i'll|i\ will|we'll
                |we\ will)\ (put|fit|squeeze|pop|keep)\ (you|the|it|that|ye)\b
            | popped\ (you|it|that) | (i|we)\ (put|pop|fit|squeeze|note|mark|keep)\ (you|it|that)\b(?!\ in\ the\ (fridge|kitchen)) | noted\ (and
                |for)\b | table's\ booked | yours\b
            | see\ you | look(ing)?\ forward | your\ table\ (is|will) | (table|it|that)\ is\ yours | (it's|that's)\ yours | (that's|it's
                |you're)\ (all\ )?(done|in|set|sorted|changed|cancelled|canceled)
            | (i've|i\ have|we've|we\ have)\ (now\ |just\ )?(got\ you|changed|moved|updated|cancelled|canceled|booked|reserved|written|put|noted)
            | (changed|moved|updated|cancelled|canceled)\b | expect(ing)?\ you
        )
        """,
        Options)]
    public static partial Regex Commitment();

    [GeneratedRegex(
        """
        \b(yes|yeah|yep|yup|aye|correct|right|exactly|sure|of\ course|no\ problem|not\ a\ problem|absolutely|perfect|great|okay|ok|certainly|lovely
            |brilliant|definitely|indeed|that\ works|(we\ )?can\ do\ (that|it)
            |that's\ (fine|good|right|grand|correct|great)|got\ (it|that)|fine|done|alright|all\ right|wonderful|happy\ to|naturally|surely|gladly
                |hundred\ per\ ?cent|magic|rad|grand|you\ could|is\ possible|si|we\ say|let's\ do\ it|suits|with\ pleasure|will\ do|noted)\b
        """,
        Options)]
    public static partial Regex Assent();
}
