namespace Concierge.Language.Reading;

/// <summary>The words for the people of a party.</summary>
internal static class GuestWords
{
    private static readonly HashSet<string> Singular = Create(
        """
        wife husband missus missis hubby spouse fella partner girlfriend boyfriend gf bf mother father mum mam mom dad mummy daddy sister brother sis bro son
        daughter friend mate bestie buddy pal boss manager colleague coworker co-worker date fiance fiancee fiancé fiancée grandmother grandma gran
        nan nana granny
        grandad grandkid grandfather grandpa grandson granddaughter grandchild uncle aunt auntie cousin niece nephew neighbour neighbor guest client customer
        driver lass lad baby toddler child kid infant bub bairn teenager man woman lady gentleman chairman chair supervisor nanny interpreter bride groom twin
        mother-in-law father-in-law sister-in-law brother-in-law in-law godmother godfather godson goddaughter colleague's partner's assistant secretary coach
        lawyer dean professor teacher student nurse visitor speaker adult person ex herself himself yin half stepson stepdaughter trainee apprentice
        """);

    private static readonly HashSet<string> Plural = Create(
        """
        wives husbands spouses partners girlfriends boyfriends mothers fathers mums moms dads sisters brothers sons daughters friends mates besties buddies
        pals bosses colleagues coworkers co-workers grandmothers grandfathers grandsons granddaughters grandchildren grandkids uncles aunts cousins
        nieces nephews neighbours
        neighbors guests clients customers drivers lasses lads babies toddlers children kids infants teenagers teens men women ladies gentlemen twins bairns
        coaches players students nurses visitors speakers adults people persons person pax ppl members others girls boys guys folks relatives
        bridesmaids groomsmen
        trainees apprentices interns grown-ups grownups seniors staff blokes chaps pensioners helpers volunteers delegates attendees bambini childrens kiddies
        """);

    private static readonly HashSet<string> Two = Create("parents grandparents in-laws inlaws twins folks parents-in-law");

    private static readonly HashSet<string> NoGuests = Create(
        """
        dog dogs cat cats pet pets pram prams stroller strollers pushchair buggy wheelchair wheelchairs highchair highchairs high-chair high-chairs
        chair chairs bag bags
        bike bikes stools booster boosters balloons presents guide-dog
        """);

    private static readonly HashSet<string> Describing = Create(
        """
        little lil big wee small grown grown-up old elderly older younger young twin best lovely other extra more adult doctoral work good hungry
        better additional fellow new baby teenage great step junior senior dear close two-year-old
        """);

    /// <summary>Whether the word names one person: "wife", "friend".</summary>
    public static bool IsPerson(string word) => Singular.Contains(word) && word is not ("half" or "chair" or "twin" or "date");

    /// <summary>Returns the number of people that the word means without a number; <see langword="null"/> if that is unknown ("kids"), or no people.</summary>
    public static int? CountOf(string word) => Two.Contains(word) ? 2 : Singular.Contains(word) ? 1 : null;

    /// <summary>Whether the word names people.</summary>
    public static bool Names(string word) => Singular.Contains(word) || Plural.Contains(word) || Two.Contains(word);

    /// <summary>Whether the word names something that needs room and no seat.</summary>
    public static bool IsNoGuest(string word) => NoGuests.Contains(word);

    /// <summary>Whether the word describes people: "little", "other".</summary>
    public static bool Describes(string word) => Describing.Contains(word);

    private static HashSet<string> Create(string words) =>
        new(words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
