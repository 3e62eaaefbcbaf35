namespace Concierge.Language.Reading;

/// <summary>The words that no restaurant's name contains, or none begins with, unless it is introduced as a name.</summary>
internal static class NameStops
{
    private static readonly HashSet<string> Inside = Create(
        """
        for on at around about please pls plz thx thanks thank cheers ty as early late that whether be do does did fit seat take takes know squeeze
        need needs we're we'll we've we'd i'll i've i'm i'd they they're they'll they've you you're he she it it's its it'll his her their them
        under with in if instead then there there's theres there'll from after before between to but because cos since so is isn't are aren't was
        were we i im my our me us this next a an or again tomorrow tonight today now too also would will won't has have had haven't can can't could
        not no nope nah reservation reservations booking asap first otherwise failing else alternatively second some any sometime anytime
        reserved kindly innit obvs lol uhr hrs hours hour pax ppl people persons person guests guest covers whatever just only which who whom whose
        what where when why how until till sorry sry correction over name called named here o'clock oclock am pm is/are isnt sounds works
        instead plus minus per each head heads near nearby opposite beside behind table's i'd've than rather while though although unless
        saying said say says asks asked wants want wanted gets get got goes go went comes come coming came like liked likes love loves
        should shall might may must ought let lets let's make makes made put puts give gives find look looking search book reserve call ring phone tell
        off out up down back ahead away into onto via during without within already still ever never always soon right yeah yes yep ok okay well oh
        um uh er erm hmm
        """);

    private static readonly HashSet<string> First = Create(
        """
        of dinner lunch brunch breakfast supper tea drinks food table tables seat seats something anything nothing everything whatever whichever you your
        him it that those these same home least most once last latest window bar counter terrace somewhere anywhere someplace nowhere friends friend
        family kids children people everyone everybody noon midnight night weekend moment time place places one ones two's who's what's where's when's
        how's make find hello hi hey cancel change move switch sure work church school party someone somebody nobody another different other
        others restaurant restaurants nice good great cheap chat help number half quarter order my our your their his her its a an any some no
        every each both all many much more few lots loads bit lot kind sort chance way idea mine yours dear sir madam mr mrs ms miss dr
        either neither none regarding re fwd hereby hence thus pray unfortunately regretfully respectfully priority
        try trying tries ring ringing visit visiting oops yo heyy hiya ooh kill bump write beg req resevre bok bokk table's concierge reception decides deciding
        repeat reschedule postpone amend add chuck stick whack pop squeeze fit sort bravo mademoiselle monsieur correctly ladies gents guys
        """);

    // Words before which a name ends and that may begin one: "the Table", "Home", "Noon" after "called" alone.
    private static readonly HashSet<string> Joining = Create(
        "and & n 'n' of de da di del della dal la le les el los las du des zur zum am im der die "
        + "das y e und et van von al by the on at");

    // "the breakfast club", "beach house", "soup kitchen"
    private static readonly HashSet<string> Kinds = Create(
        "house kitchen bar cafe table room club grill pub garden joint diner inn tavern arms lounge lodge hotel palace deli"
        + " bakery market cellar yard farm mill corner box hut shack street café");

    /// <summary>Whether the word is a kind of house with which a name ends.</summary>
    public static bool IsKind(string word) => Kinds.Contains(word);

    /// <summary>Whether a name ends before the word.</summary>
    public static bool Ends(string word) => Inside.Contains(word);

    /// <summary>Whether no name begins with the word.</summary>
    public static bool CannotBegin(string word) => Inside.Contains(word) || First.Contains(word);

    /// <summary>Whether the word joins two words of a name: "and", "of", "de".</summary>
    public static bool Joins(string word) => Joining.Contains(word);

    private static HashSet<string> Create(string words) =>
        new(words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
