using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>The English words that stand against a table. Each pattern reads one clause of <see cref="ClauseSplitter"/>.</summary>
internal static partial class EnglishObjectionPatterns
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A negative, a contrast, a condition or a surprise: a clause with one of these that is not understood may take a table back.</summary>
    [GeneratedRegex(
        """
        \b(
            not | no | nope | never | nobody | nothing | none | nor | cannot | without | unless | if | but | however | although | though | except
            | afraid | unfortunately | sadly | regret | oops | whoops | uh\ oh | damn(\ it)? | blast | bugger | crap | drat | hell | crikey | oh\ (no|dear
                |shoot|heck|god|wait|hang) | mistake | wrong | instead | shut
            | closed | gone | scrap | forget | mind\ you | difficult | tricky | impossible | pending | temporar\w+ | temporary | otherwise | yet | whether
            | hardly | barely | doubt\w* | unlikely | problem | issue | joke | joking | kidding | prank | dream | laugh | ha\ ha | suppose | rather\ than
            | isn't | aren't | wasn't | weren't | don't | doesn't | didn't | can't | couldn't | won't | wouldn't | shouldn't | haven't | hasn't
            | hadn't | needn't
        )\b
        """,
        Options)]
    public static partial Regex Doubt();

    /// <summary>A refusal that no polite word beside it softens.</summary>
    [GeneratedRegex(@"\b(not\ (gonna|going\ to)\ happen|not\ happening)\b", Options)]
    public static partial Regex PlainRefusal();

    [GeneratedRegex(
        """
        \b(
            wait(ing)?\ ?list | in\ waiting | the\ waiting | wait\ ?listed | (is|are)\ wait(ing)?\b(?!\ for\ you) | waiting\ number | standby
                | stand\ by | cancellation\ list | reserve\ list | in\ (the|a)\ (queue|line)
            | (there's|there\ is)\ (always\ )?(a|the)\ (line|queue) | (on|at)\ the\ (board|door\ list) | (join|in)\ the\ (queue|line)
            | that's\ the\ list | (i've|we've|there's|got)\ (already\ )?a\ list\b
            | (first|second|third|fourth|fifth|next|\d+(st|nd|rd|th)|ahead\ of\ you)\ in\ line\b | in\ line\ for\b
            | (first|second|third|fourth|fifth|next)\ (up\ )?(on|in)\ (my|the|our)\ (list|book) | (first|second|third)\ reserve
            | (number|position)\ \w+\ (in|on)\ (the\ )?(line|list|queue|waiting) | first\ come | as\ (tables|seats)\ (come|become)
            | if\ (someone|somebody|anyone|a\ table|one|something|we\ get\ a\ cancellation)\b.*\b(cancels?|drops?|comes|free|up|out)
        )\b
        """,
        Options)]
    public static partial Regex WaitingList();

    [GeneratedRegex(
        """
        \b(
            ^until\ (?!you\ (arrive|come|get)|late|eleven|ten|midnight|closing|then) | pencil(l?ed|l?ing)?\b(?!\ dear) | provisional(ly)?
                | tentative(ly)? | option\ on | on\ hold | soft\ hold | pending | temporar(y|ily)
            | (hold|keep|holding|keeping|held|reserve)\ (it|that|the\ table|this|one|the\ slot|the\ spot|you|a\ table)\b.*\b(until|till|for\ (an|one
                |two|a\ couple
                |24|48|the\ next|now))\b(?!\ (late|eleven|ten|midnight|closing|then))
            | until\ (you|we|i|he|she|they|the\ manager|somebody|someone)\b(?!\ (arrive|come|get\ here)) | unconfirmed
            | not\ (yet\ )?(final|confirmed|definite|booked|guaranteed|official|in\ stone)
            | (isn't|is\ not|won't\ be|aren't|ain't)\ (\w+\ )?(final|confirmed|definite|booked|guaranteed|secured|official)
            | final\ (will|is|one|confirmation)\b | (noted|taken|got|passed|put\ in|made)\ (down\ )?(a\ |your\ |the\ )(note|request|inquiry|enquiry|details)
            | (write|writing|note|noted|put|take|pass|passed)\ (down\ )?(your|the)\ (wish|request|message|enquiry|inquiry|preference)
            | first\ refusal | as\ a\ (request|maybe) | a\ maybe | question\ mark | noted\ (that\ )?(you'd|you\ would|you|your)\ (like|want|request
                |wish|prefer\w*)
            | (will|to)\ be\ (confirmed|approved|accepted)\ (by|later|when|once|after) | awaiting | for\ approval | subject\ to
        )\b
        """,
        Options)]
    public static partial Regex ProvisionalHold();

    [GeneratedRegex(
        """
        \b(
            deposit | prepay(ment)? | pre\ ?pa(id|y) | down\ payment | payment\ link | card\ (number|details|on\ file) | (credit|debit|bank)\ card | card\ off
            | (a|your|any|the|that|visa)\ card\b(?!\ for\ (the|her|his)) | upfront | (?<!\b(you're|you|ye|are|sat|seated|sit|table)\ )up\ front
            | in\ advance | beforehand | pre\ ?authori[sz]ation
            | (?<!\b(i|we|he|she|they)(\ will|'ll|\ can)?\ )(pay|paid|payment|transfer|(send|give|leave|put\ down)\b(?!\ (you|ye|him|her|them
                |your\ name))).*\b(first|now|before|to\ (confirm|book|hold|keep|secure|reserve)|within|for\ (me
                |us)\ to)
            | long\ number | (minimum\ spend|cover\ charge)\ (first|now|upfront) | (need|want|take|ask\ for)\ (\w+\ )?(something|money|cash
                |\d+)\ (to\ hold|first|before)
        )\b
        """,
        Options)]
    public static partial Regex Payment();

    /// <summary>Somebody has to do something.</summary>
    [GeneratedRegex(@"\b(you've\ (got\ )?to|you\ (have|need)\ to|you\ must|you'll\ (have|need)\ to|we\ (need|want)|i\ need)\b", Options)]
    public static partial Regex Duty();

    [GeneratedRegex(
        """
        \b(
            online | website | web\ ?site | the\ app\b | our\ app | internet | opentable | open\ table | resy | thefork | the\ fork | sevenrooms | bookatable
            | whatsapp | facebook | instagram | booking\ (form|page|system|link|platform|engine) | e?-?\ ?mail\b | the\ (form|link|portal|page)
            | a\ (form|link|portal) | google | walk\ ?ins?\ only | come\ in\ (person|and\ (book|ask)) | in\ person
            | (call|ring|phone|try|through|via|speak\ to|ask|reserve|book)\b.*\b(office|reservations?\ (line|team|desk|department)|concierge
                |head\ office|central
                |main\ (number|line)|events\ (team|line)|sister|other\ (number|line|branch))
            | text\ (us|me|the|it)\b | message\ (us|me)\b | don't\ (take|do|accept)\ (\w+\ ){0,2}(phone|telephone|calls|bookings|reservations)
            | (don't|not|never|can't)\b.*\b(over|by|on)\ the\ phone
            | you\ (just\ |then\ |have\ to\ |can\ |must\ |need\ to\ )*(click|choose\ the|select|log\ (in|on)|sign\ in|scan|download|fill\ in|type\ (it|in))
        )\b
        """,
        Options)]
    public static partial Regex OtherChannel();

    /// <summary>The other channel was used before, or is only for something else.</summary>
    [GeneratedRegex(
        """
        \b(
            (text|e?\ ?mail|message)\ (us|me)\ (who|what|if|any|with|your\ (choices|order|pre))
            | (you|she|he|they)\ (booked|reserved|made\ it|came|found) | (get|receive|have|see|sent|send)\ (you\ )?(a\ |an\ |the\ |your\ 
                |it\ )?(confirmation\ |on\ the\ |by\ )*(e\ ?mail|text|message|sms|instagram|whatsapp)\b
            | (send|sending|sent|text|texted|emailed|email|mail|mailed|shoot|drop)\ (you|him|her|it\ to\ you|on|over)
            | (receipt|menu|directions|reminder|pictures?|photos?|follow|review|find\ us|link\ in\ your)
            | (i've|i\ have|i|we've)\ (\w+\ ){0,3}(grabbed|booked|put|done|entered|made)\b | booked\ you | (e\ ?mail|text|sms|message)\b.*\b(will
                |'ll)\ (come|follow|be\ sent|arrive)|with\ the\ details | no\ \w+\ needed | no\ need | (needn't|don't\ have\ to|don't\ need\ to)
        )\b
        """,
        Options)]
    public static partial Regex ChannelAside();

    [GeneratedRegex(
        """
        \b(
            (call|ring|phone|telephone|get\ back\ to|text|message|let|buzz|contact|inform)\ (you|him|her|them|ye)\b
            | (call|ring|phone|try)\ (us\ |me\ )?(back|again|later)\b | (ring|call)\ (us|me)\ (on|in|at|when|after|from)\b
            | (confirmation|call|sms)\ (call|you)\ (you\ )?(will|shall)
            | (someone|somebody|he|she|they|manager|colleague|colleagues|girls|boys|team|boss|chef|owner|reservations)\ (\w+\ ){0,2}(will|'ll|can|would
                |has\ to
                |needs\ to|must|should|have\ to)\ (\w+\ )?(call|ring|confirm|check|decide|approve|get\ back|let\ you|take|contact|look|see)
            | (he'll|she'll|they'll|someone'll|who'll)\ (\w+\ )?(call|ring|confirm|check|decide|approve|get\ back|let\ you|take|contact)
            | (get|have|ask|let)\ (one\ of|somebody|someone|him|her|the\ \w+|my\ \w+)\ (\w+\ ){0,3}to\ (take|call|ring|confirm|do|look|check)
            | \w+\ (will|'ll)\ (get|have)\ (you|it|that)\ (\w+\ )?(booked|sorted|in|down)
            # A machine, or somebody who only takes a message.
            | leave\ (me|us|a|your)\ (\w+\ )?(message|name|number|details) | after\ the\ (tone|beep|signal) | record\ your | press\ (hash|star|pound
                |one|two|three|zero|\d) | answer\ your\ message | take\ a\ message
            | (i'm|this\ is|it's)\ (a|an|the)\ (tape|recording|machine|answering) | (office|restaurant|we)\ opens?\ (tomorrow|again) | pass\ (it|that
                |the\ message|your\ message|your\ request|this)\ (on|along|to)
            | (up|back|call|ring|again|me)\ in\ (an|half\ an|a\ half|two|a\ couple\ of)\ hours?
            | (have|need|got|has|'ll|will|would|must|going)\ (to\ )?(\w+\ )?(ask|check\ with|speak\ to|talk\ to|run\ it\ by
                |clear\ it\ with|consult)\ (\w+\ )?
                (manager|boss|chef|owner|colleague|him|her|them|kitchen|husband|wife|supervisor|team)
            | let\ me\ (just\ |quickly\ )?(get|grab|ask|call|ring|fetch|check\ with|speak\ to|talk\ to|run\ (it|this|that)\ (by|past))\ (\w+\ ){0,2}
                (manager|boss|chef|owner|colleague|him|her|them|kitchen|husband|wife|supervisor|team|front\ of\ house|somebody|someone)
            | (request|enquiry|inquiry|message)\ (is|was|has\ been|will\ be|'s)\ (\w+\ )?(forwarded|passed|sent|submitted|received|noted|logged|taken)
            | (answer|reply|response)\ will\ (come|follow|be\ sent)
            | (i|we)\ (need|have)\ to\ know\b | call\ me\ when\ you\ know
            | (pass|passing|put|putting|transfer|transferring|connect|connecting)\ you\ (right\ |straight\ |back\ )?(on|over|through)\b(?!\ (hold|speaker))
            | (transfer|transferring|connect|connecting)\ (you|this|your\ call)\b | get\ \w+\ to\ (come\ to\ )?(the\ phone|take)
            | (you'll|will)\ hear\ (from|back)
            | \b(i|we)('d|'ll|\ would|\ will)\ (have|need)\ to\ (double\ )?(ask|check|see)\b | be\ in\ touch | leave\ it\ with\ (me|us)
            | have\ a\ word\ with
            | possibly | when\ (the|my|our)\ (\w+\ )?(manager|boss|owner|chef|colleague|supervisor)\b
            | (i'll|i\ will|we'll|we\ will)\ (tell|inform|let|ask)\ (the\ |my\ |our\ )?(boss|manager|owner|him|her|them|supervisor|colleague)\b
            | (will|'ll|shall)\ (confirm|see|check|try|decide|advise)\b(?!\ you) | (can't|cannot|couldn't|won't)\ (say|promise|confirm|guarantee|tell)\b
            | not\ (entirely\ |really\ |quite\ |so\ )?(sure|certain) | (i|we)\ (have\ to|need\ to|must|'d\ have\ to|'ll\ have\ to)\ (double\ )?(check
                |see|confirm|ask)
            | should\ (be|go|work|do|manage) | probably | maybe | perhaps | might | hopefully | (i\ |we\ )(think|guess|suppose|reckon|hope)\ (so|we|i|it|that)
            | most\ likely | likely | we'll\ see(?!\ you) | i'll\ (try|see(?!\ you)) | we'll\ try | try\ our\ best | do\ (my|our)\ best | let\ (you|me
                |us)\ know | ask\ them\ first | find\ (that\ )?out | fingers\ crossed
            | no\ english | not\ speak | speak\ only | (no|don't)\ understand | little\ english | the\ driver | delivery\ (guy|driver|man) | food\ ready
            | for\ (delivery|collection|takeaway|take\ away|pick\ ?up)
            | (he|she|they)\ (is|are|'s)\ not\ here | when\ (he|she|they)\ (comes?|gets?|is|are|returns?)
        )\b
        """,
        Options)]
    public static partial Regex Deferral();

    [GeneratedRegex(
        """
        ^(but\ |and\ |only\ |that's\ |it's\ |okay\ |ok\ |yes\ |sure\ |then\ |well\ |so\ |fine\ )*(if|unless|provided|providing|assuming|as\ long\ as
            |so\ long\ as|once
            |subject\ to|depending|depends|as\ soon\ as|otherwise|when\ (someone
            |somebody|the\ manager|my\ manager|a\ table|one|they|we\ (get|have|receive)|the\ (party|deposit|payment)|i\b|he\b|she\b|we\b|it\b))\b
        # The guest still has to do something.
        | ^(and\ |but\ |only\ |then\ )*(when|once|after|as\ soon\ as|if)\ (you|you've|you\ have|you'll|your|we\ (get|have|receive|see)|the)\ (\w+\ ){0,2}
            (press|pressed|click|clicked|tap|tapped|open|opened|pay|paid|pays|fill|filled|sign|signed|register|registered|reply|replied|confirm|confirmed
            |receive|received|send|sent|transfer|transferred|accept|accepted|deposit|payment|prepay|email|link|form|text|code|card|verify|verified|complete
            |completed|download|downloaded)\b
        | \b(confirmed|booked|valid|final|reserved)\ (only\ )?(when|once|after|as\ soon\ as|until|if)\b
        | \b(must|has\ to|have\ to|needs\ to)\ (\w+\ ){0,2}(first|still|release|choose|decide|answer)\b | ^(and\ )?first\ (you|he|she|they)
        | \b(all\ going\ well|god\ willing|touch\ wood|with\ (any|a\ bit\ of|a\ little)\ luck)\b
        | \bon\ the\ (footing|basis|understanding|assumption|proviso|condition)\b
        | ^or\ (the|it|we|i|you|your|else)\b.*\b(lose|lost|release|released|go|goes|come|comes|give|gone|cancel|cancelled|drop|drops|off|out|away|back
            |can't|won't)\b
        | \b(subject\ to|depends\ on|depending\ on|on\ (the\ )?condition|only\ if|only\ when|conditional|before\ (it|that)\ (sticks|counts|holds|is|goes))\b
        """,
        Options)]
    public static partial Regex Condition();

    [GeneratedRegex(
        """
        \b(
            (made|my)\ (a\ )?mistake | my\ bad\b | (gave|given|sold|promised|let)\ (it|that|the\ (\w+\ )?table|your\ table|that\ one)\ (go\ )?(away\ )?to\b
            | (somebody|someone|anybody|\w+)('s|\ has|\ had)?\ (just\ |already\ )?(pinched|nabbed|grabbed|snatched|snapped\ up|bagged|nicked
                |beaten\ you\ to|beat\ you\ to)\ (it|that|the)
            | got\ (in|there)\ (just\ )?before\ you | (have|'ll\ have|going|got)\ to\ (disappoint|let\ you\ down|say\ no|go\ back\ on) | no\ can\ do
            | (not|isn't)\ (there|free|available|ours)\ any\ ?more | when\ i\ (noticed|saw|realized|realised) | scratch\ that | scrap\ that | (strike
                |forget|ignore)\ (that|it)
            | i\ was\ wrong | (i|i've|i'd)\ (misread|misspoke|misheard|got\ that\ wrong|looked\ at\ the\ wrong|(just\ )?double\ booked|given\ (it|that))
            | (?<!nothing\ )wrong\ \w+ | rub\ (it|that)\ out | (turns|turned)\ out | (just|only\ just)\ (been\ )?(taken|gone|snapped) | no\ longer
            | (someone|somebody)(\ else)?\ (just|has|already)\b(?!\ (bailed|cancel\w*|dropped)) | (gave|given|gives|giving
                |given\ that)\ (\w+\ ){0,4}away | double\ book(ed|ing) | not\ on\ it | private\ (buyout|hire|party
                |function|event|do)
            | take\ (that|it)\ back | changed\ my\ mind | i\ spoke\ too\ soon | (have|'ll\ have|going)\ to\ cancel\ (that|it|your|you)
            | was\ the\ last\ (one|table) | can't\ after\ all | not\ after\ all
        )\b
        """,
        Options)]
    public static partial Regex Retraction();

    /// <summary>A plain "no", with nothing that says to what.</summary>
    [GeneratedRegex(
        """
        ^(oh\ |um\ |uh\ |ah\ |eh\ |well\ |sorry\ |okay\ |ok\ |yeah\ |yes\ |and\ |but\ |so\ |actually\ |hmm\ |hm\ )*(no(pe)?|nah|naw)(\ (sorry|sir|madam|ma'am
            |love|mate|no|way
            |chance|thanks|thank\ you|i'm|we're|not|signora|dear|english))*$
        """,
        Options)]
    public static partial Regex Denial();

    [GeneratedRegex(
        """
        \b(
            (can't|cannot|can\ not|couldn't|could\ not|won't|will\ not|unable|unsuccessful|(not|wasn't)\ successful
                |(not|didn't)\ go\ through|not\ able|not\ (going\ to|gonna)|wouldn't\ be\ able|not\ possible|impossible
                |not\ available|unavailable|isn't\ available|not\ happening|not\ gonna\ happen|not\ going\ to\ happen)\b
            | (fully|completely|totally|already|double|(we're|we\ are|it's)\ all)\ (booked|full|reserved|taken)(?!\ (in|you|for\ you|and\ sorted))
                | booked\ (up|out|solid|full)
            | (we're|we\ are|it's|that's|is|are|book's)\ (\w+\ ){0,2}(full|closed|packed|rammed|chock\w*|shut|stuffed|jammed|heaving)
            | close(d|s)?\ for\ (a\ |the\ )?(staff|private|party|wedding|holiday|refurb\w*|christmas) | shut\ (\w+\ )?((mon|tues|wednes|thurs|fri|satur
                |sun)days?|then|that) | (no|not\ any|don't\ have|haven't|have\ not|haven't\ got|have\ no|got\ no
                |nothing|there's\ no|ain't\ got)\ (\w+\ ){0,3}(tables?|space|room|availability|available|left|free|slots?|covers|bookings?
                    |reservations?|seats|chance|way|joy)
            | nothing\ (is|has\ been|was)\ (\w+\ )?(booked|reserved|confirmed) | nothing\ (left|available|free|for|at|that)
            | don't\ (do|take(?!\ (the|a|any)\ (risk|chance))|accept|seat|serve|open|have\ (that|it|you|a\ table|anything|any|one))\b | do\ not\ (open|take
                |serve|do) | (i'm|i\ am)\ afraid
            | unfortunately | sadly | regret | (little|bit|very|quite|too|so)\ (difficult|tricky|hard|tight)\b | difficult\b | tricky | struggling | push\ it
            | wrong\ number | not\ (a|the)\ restaurant | walk\ ?ins?\ only | first\ come | private\ (party|function|event)
            | i\ wish\ (i|we)\ could | if\ only\ (i|we) | would\ if\ (i|we)\ could | give\ over | pull\ the\ other | as\ if$
            | that\ won't\ work | in\ your\ dreams | yeah\ right | good\ luck\ with | dream\ on | get\ a\ life | you're\ joking | are\ you\ (joking|kidding)
            | (?<!\bwhat\ )(that's|that\ is|it's|gonna\ be|going\ to\ be|is|be)\ (a|the|our|an|gonna\ be\ an?|going\ to\ be\ an?)\ (problem|issue)\b
            | (it's|it\ is|that's|is|are|table's)\ (all\ )?gone\b(?!\ (in|down|into|to|hard|green|through|live|firm|ahead)) | half\ \w+'s\ gone | (you'll
                |you\ will|you're
                |you\ are)\ (be\ )?(wanting|looking\ for|after)\ the\ other
            | could\ have\ (done|had|given|fit|fitted|squeezed|managed) | would\ have\ (been|had|loved) | (was|were)\ (free|available)
            | not\ (tonight|today|tomorrow|this\ (time|week|evening)|that\ day|at\ that\ time|on\ (a\ )?(mon|tues|wednes|thurs|fri|satur|sun)day)
            | (isn't|is\ not|aren't|are\ not|ain't)\ (\w+\ )?(possible|available|free|open|booked|there|on|happening)
            # "That table is reserved for you" books it.
            | (that|this|the\ last|the\ only|every|each)\ (table|one|slot)('s|\ is|\ has\ been)\ (all\ |already\ |just\ )?(reserved|taken)\b
                (?!\ (for\ (you|ya|ye|\w+\ (people|persons|guests))|under|in\ (your|the)\ name|to\ you))
            | tables\ are\ (all\ )?(reserved|taken|booked)
            | (?<!\b(you're|you\ are|are\ you)\ )(booked|reserved|taken)\ (out\ )?for\ (a|the|another|some)\ (\w+\ )?(wedding|party|event|function|funeral
                |conference|group)
            | (another|some\ other|any\ other|a\ different)\ (time|day|night|evening|week|weekend)\b
            | (have|got|has|there's|there\ is)\ nothing(\ (more|else|left))?(?!\ (to|for\ you\ to)\b)
            | (kitchen|restaurant|place|dining\ room)\ (is|has)\ (\w+\ )?(done|finished|closed|over)
            | (one|some|half|part|most)\ of\ (you|ye|your\ (party|group))\b(?!\ (is|are|has|have|will|wants?)\b)
            | empty\ plate | ^(\w+\ )?full(\ (sorry|madam|sir))?$ | nobody's\ getting\ in | only\ got\ an? | no\ such\ (booking|name)
        )\b
        """,
        Options)]
    public static partial Regex Refusal();

    /// <summary>Not a restaurant, another branch, or somebody who does not understand.</summary>
    [GeneratedRegex(
        """
        \b(
            wrong\ number | not\ (a|the)\ (restaurant|place) | (hair|nail|beauty|tanning)\ (studio|salon|bar) | salon\b | barber\w* | (yoga|driving
                |dance|language)\ school
            | removals? | removal\ men | dentist | dental | surgery | clinic | plumb(ers?|ing) | laundry | dry\ cleaner\w*
            | my\ (flat|house|home|number|mobile)\b | private\ (number|house|person|home) | (this|it)\ is\ a\ (flat|house|home|shop|school|church
                |hospital|bank)
            | (we're|we\ are|this\ is)\ the\ \w+\ (at|in)\ \w+\ not\ \w+
        )\b
        """,
        Options)]
    public static partial Regex WrongPartner();
}
