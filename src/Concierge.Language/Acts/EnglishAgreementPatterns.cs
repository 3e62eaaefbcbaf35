using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>The English words that agree to a table. Each pattern reads one clause of <see cref="ClauseSplitter"/>.</summary>
internal static partial class EnglishAgreementPatterns
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A yes in negative words.</summary>
    [GeneratedRegex(
        """
        \b(
            (no|not\ a|not\ any|isn't\ a|not\ (gonna|going\ to)\ be\ an?|won't\ be\ an?|not\ an|isn't\ an|never\ a|no\ such)\ (problem|trouble|bother
                |issue)\b
            | (don't|wouldn't)\ mind | why\ not | not\ too\ many | no\ reason\ (at\ all|why\ not) | can't\ say\ no | wouldn't\ say\ no | don't\ see\ why\ not
        )\b
        """,
        Options)]
    public static partial Regex PoliteYes();

    /// <summary>A payment or a condition is not needed after all.</summary>
    [GeneratedRegex(
        """
        \b(
            (no(?!\ card\ no)|not|never|without\ (a|any)|don't\ (\w+\ ){0,2}(need|take|ask|want|require)(\ (a|any|the|your|you))?
                |(don't|doesn't|won't|not)\ (gotta|have\ to|need\ to|going\ to)\ (get|take|leave|give|ask\ for)\ (a|any|the|your)
                |won't\ (\w+\ )?need\ (a|any|the|your)|needn't\ (\w+\ )?(pay|give|leave)
                |skip\ the|waive(d)?\ (the|it)|forget\ the|isn't\ (a|any)|doesn't\ need)\ (\w+\ ){0,3}(deposit|card|payment|prepayment|upfront
                    |in\ advance|money|charge|fee)
            | (deposit|card|payment|fee|charge)\ (is|isn't|was|won't\ be|has\ been)\ (waived|not\ needed|not\ necessary|needed|necessary|required)
            | \w+\ (says|said)\ (yes|yeah|okay|ok|fine|it's\ (fine|okay|ok)|no\ problem|of\ course|va\ bene|sure|that's\ (fine|okay|ok))
            | i'll\ waive | (he|she|they|the\ manager|my\ manager|manager|boss|chef)\ (said|says|is|'s|has|always)?\ ?(yes|okay|ok|fine|agreed?|happy
                |approved)
            | payment\ (has\ )?(gone\ through|went\ through|received|cleared) | pay(able)?\ (it\ )?(on\ the\ (night|day)|with\ the\ bill|at\ the\ end
                |here|when\ you\ (come|arrive))
            | there\ isn't$
        )\b
        """,
        Options)]
    public static partial Regex Waiver();

    /// <summary>Somebody who was asked agrees.</summary>
    [GeneratedRegex(
        """
        \b(he|she|they|\w+|the\ \w+|my\ \w+)\ (says|said)\ (yes|yeah|okay|ok|fine|it's\ (fine|okay|ok)|no\ problem|of\ course|va\ bene|sure|that's\ (fine
            |okay|ok))\b
        """,
        Options)]
    public static partial Regex ReportedYes();

    /// <summary>States that a table is booked.</summary>
    [GeneratedRegex(
        """
        \b(
            booked | confirmed | reserved | (i|we)\ (can\ )?confirm\b(?!\ (that\ )?(your|the)\ (request|enquiry|inquiry|message)) | all\ (set|sorted
                |done)(?!\ to\b) | (you|y'all)\ are\ (all\ )?set(?!\ to\b)
                | good\ to\ go(?!\ ahead)
                | boxed\ off | you're\ (all\ )?(in|good|on|down|set|sorted|inked)\b
                (?!\ (to\b|thanks|thank|speaker|loud\w*|hold|mute|luck|with\b|the\ (right|wrong|other|road|street|line|list|phone|way|hill)))
            | (have|has|got|put|putting|puttin|wrote|written|stuck|popped|pop|stick|squeeze|squeezed|fit|fitted|entered|enter|mark|marked|inked
                |squeezing|note|slot|slotted|'ve)\ (you|ye|it
                |that|them|this|your|the\ \w+|yous|her|him)\ (\w+\ ){0,2}?(down|in|up|on|written|noted|inked)\b
                (?!\ (the|a|our)\ (list|line|fridge|kitchen|freezer
                    |oven|cellar|back))
            | (i've|we've|i\ have|we\ have)\ (now\ |just\ |it\ |you\ |ye\ |that\ )*(got\ you|given\ you|put\ you|kept\ you|entered|booked|reserved
                |written|put|noted|inked|added|blocked|recorded|kept|saved)
            | (i|we)\ (put|pop|fit|squeeze|note|mark|keep|write|take|book|reserve|make\ it)\ (it|you|that|down|the\ \w+|for\ you
                |\w+)?\b(?!\ (in\ the\ (fridge|kitchen)|until|till))
            | (it's|it\ is|that's|that\ is|you're|you\ are|its|is)\ (all\ |now\ |then\ |definitely\ |already\ |both\ )?(booked|done|down(?!\ the\b)|yours|made
                |written|recorded|saved|fixed|in(?=$|\ (for|the\ (book|diary|system)|at|on|under|now|there|then|mr|mrs)))\b | that's\ (you|ye)\b
                | in\ (it|she)\ goes
            | (i'll|i\ will|we'll|let\ me)\ (\w+\ )?get\ (you|it|that|ye)\ (all\ )?(in|down|sorted|booked)\b(?!\ touch)
            | consider\ it\ (done|booked) | locked\ in | (reservation|booking|table)\ (is\ |has\ been\ |'s\ )(made|booked|reserved|confirmed|recorded
                |yours|blocked)
            | ^(all\ |now\ )?(sorted|boxed\ off) | ^(okay\ |ok\ |right\ |yes\ |all\ |and\ |now\ |but\ |sir\ |it's\ )*(done|finished|fatto
                |perfetto)\b(?!\ (serving|at|with|up|by|for\ the)) | (table'?s?|it
                |that)\ (is\ )?(then\ |all\ )?done\b
            | in\ the\ (book|diary|system|computer|calendar)\b(?!\ already) | (i'll|i\ will|we'll|we\ will)\ (\w+\ )?(put|fit|squeeze|pop|keep|have
                |book|reserve|write|do|save|hold)\ (you|the|it|that|ye|a|your)\b
                (?!\ (posted|informed|updated|in\ mind|call|ring|back|know|forward|look|best|manager|boss|chef|owner|note|message|number|details
                    |request|interest|enquiry|maybe|possible|trouble|through|what|when|to)\b)
            | on\ the\ (books|booking\ list|plan|sheet)\b | noted\ (and|for|sir|madam|ma'am)\b | ^noted$ | yours\b | your\ table\ (is|will|has)
                | (table|it|that)\ is\ yours
            | you\ (have|got)\ (it|table|a\ table|the\ table)\b | ^(you're\ )?all\ booked$ | booking\ finish(ed)? | blocked\ the\ table
                | table\ is\ ready | welcome\ to\ you
        )
        """,
        Options)]
    public static partial Regex Booked();

    /// <summary>States that a booking is changed.</summary>
    [GeneratedRegex(
        """
        \b(
            (changed|moved|updated|switched|swapped|shifted|amended|rescheduled|pushed|bumped|edited|adjusted|altered|transferred|corrected)\b(?!\ (?:by
                |their|his)\b)
            | (i|we|i'll|we'll)\ (will\ )?(change|move|update|switch|swap|shift|make|note|push)\ (it|that|you|ye|the|to|your|for)\b
                | made\ the\ change | (i've|we've|i\ have)\ (now\ |just\ )?made\ (it|that|you)\b | make\ it\ bigger
            | (so|then|now)\ you're\ (now\ )?(at|on|in|down|for)\b(?!\ the\ list) | you're\ (now\ )?(at|on|in|down)\b(?!\ the\ list) | (it's|it\ is
                |that's|so\ it's)\ (now\ )?(at|for|on)\b | it's\ \w+\ (at|for|now)\b
            | please\ come\ (with|at)\b | instead\ of\ \w+\ the
        )
        """,
        Options)]
    public static partial Regex Changed();

    /// <summary>States that a booking is cancelled.</summary>
    [GeneratedRegex(
        """
        \b(
            cancell?ed\b(?!\ (pending|by|within|on\ the|if)\b) | (i|we|i'll|we'll|i've)\ (will\ |just\ |now\ )*(cancel|delete|remove|scratch|strike|annul
                |take\ (it|you|that|this|them)?\ ?(off|out|away)|cross)\b
            | (i'm|we're)\ (taking|crossing|striking|removing|cancelling|canceling|scratching)\ (you|it|that|them)
            | (i've|i\ have|we've|we\ have|has\ been|it's|it\ is|that's|is|you're|you\ are|they're)\ (\w+\ ){0,3}?(taken|crossed|struck|stroken|removed
                |deleted|annulled|scratched|wiped|dropped|erased|rubbed)\b
            | ^(okay\ |right\ |all\ |now\ |and\ |yes\ )*(gone|done|finished|deleted|removed|sorted)\b | (it's|that's|booking's|table's|you're|that\ is
                |it\ is|is|they're)\ (\w+\ )?(gone|off|out|deleted|removed|cancelled|canceled|done|free)\b
            | (it|that|says\ it)\ dropped\ off | off\ (the\ (book|books|list|system|diary)|for\ (tomorrow|tonight|\w+day)) | isn't\ yours\ any\ ?more
                | you\ don't\ come | (i've|i\ have)\ (done\ it|freed|released|it\ out)
            | done\ it\ on | consider\ it\ (cancelled|canceled|done|gone) | all\ done | i\ (just\ )?(hit|pressed)\ cancel
        )
        """,
        Options)]
    public static partial Regex Cancelled();

    /// <summary>A word that may mean no more than "I have heard you".</summary>
    [GeneratedRegex(
        """
        ^(oh\ |ah\ |so\ |and\ |but\ )*(okay|ok|right|right\ o|righto|alright|all\ right|cool|good|great|lovely|fine|nice|brilliant|mm|mm\ hm|uh\ huh
            |sound|grand)(\ (so|then|sir|madam|ma'am|love|dear|mate|hon|my\ friend|okay|ok|right|there|now))*$
        """,
        Options)]
    public static partial Regex Acknowledgement();

    /// <summary>Words that expect the guest; weaker than a commitment, since they also end a call in which nothing was agreed.</summary>
    [GeneratedRegex(
        """
        \b((?<!\b(i|can|i\ can)\ )see\ (you|ya|ye|yous|yiz)\b|look(ing)?\ forward|expect(ing)?\ you|wait(ing)?\ for\ you|good\ to\ have\ you
            |you're\ (most\ )?welcome\ (then
            |on))
        """,
        Options)]
    public static partial Regex LooksForward();

    [GeneratedRegex(
        """
        \b(yes|yeah|yep|yup|ya|yah|aye|correct|right|exactly|sure|of\ course|course|no\ problem|not\ a\ problem|absolutely|perfect|great|okay|ok
            |certainly|lovely
            |brilliant|definitely|indeed|that\ works|(we\ |i\ )?(can|could)\ (do|take|manage|make|seat|fit)\ (that|it|you|ye|this|\w+)
            |that's\ (fine|good|right|grand|correct|great|lovely|okay|perfect|easy|it)|got\ (it|that|ya|you)|fine|done|alright|all\ right|wonderful
                |happy\ to|naturally|surely|gladly
            |hundred\ per\ ?cent|grand|you\ (could|can|may)|(is|very)\ possible|possible|si|da|oui|ja|hai|va\ bene|d'accord|we\ say|let's\ do\ it|suits
                |with\ pleasure|will\ do|noted|we\ do|we\ have
            |you\ bet|(?<!\b(what|all|much|best)\ (i|we)\ )can\ do(?!\ (is|for))|too\ easy|easy|righto|roger|all\ good|no\ trouble|sounds\ good|awesome
                |cool|excellent|super|splendid|it\ is|i\ can|i\ do|you\ may
                |have\ table|available)\b
        """,
        Options)]
    public static partial Regex Assent();
}
