namespace Concierge.Language.Reading;

/// <summary>The words around places.</summary>
internal static class PlaceWords
{
    private static readonly HashSet<string> NoPlace = Create(
        """
        evening evenings morning mornings afternoon afternoons night moment mood world name names total advance case all time person fact short order touch
        mind hand hurry need general particular common charge future meantime end way back front corner window sun shade peace quiet restaurant restaurants
        wheelchair high pram car cab bed hospital laws law english german french spanish italian polish chinese japanese writing braille cash pounds euros
        dollars here there where town us me my our your his her their its a an one any some this that these those it which what between us both
        each other addition area neighbourhood neighborhood vicinity last first next same past least most about half spring summer autumn winter fall
        january february march april may june july august september october november december days weeks months hours minutes years
        hour minute day week month year black white red blue capitals style late early good great best usual booth bar private expensive cheap moderate
        price range for at on by with from to and or but as is are was lunch dinner supper breakfast brunch tea then now
        people persons guests kids children party group pairs twos celebration honour honor response reply regards regard view sight
        """);

    private static readonly HashSet<string> Landmarks = Create(
        """
        station airport harbour harbor beach waterfront seafront promenade mall marina pier docks dock quay riverside river canal lake sea cathedral
        church castle museum theatre theater stadium university campus park square market hotel office hospital centre center city bridge port embankment
        village quarter district suburbs countryside ring arena zoo library opera court mountains hills coast bay
        """);

    private static readonly HashSet<string> Streets = Create(
        "street st road rd lane avenue ave row square beach boulevard blvd terrace way drive parade quay island hill green waterfront river seafront");

    private static readonly HashSet<string> RestaurantKinds = Create(
        """
        restaurant ristorante restaurante trattoria osteria taverna tavern pizzeria bar cafe café bistro brasserie grill grille kitchen diner inn arms
        steakhouse steakhaus gasthaus wirtshaus ratskeller bodega cantina taqueria izakaya warehouse table spoon fork eatery smokehouse chophouse
        deli bakery pub gastropub lounge shack hut club noodle noodles dumpling sushi ramen pizza burger burgers tapas
        """);

    private static readonly HashSet<string> Antecedents = Create(
        """
        somewhere anywhere someplace anything something restaurant restaurants place places spot spots food joint joints eatery eateries options option
        pizzeria pub pubs cafe bar bars diner located situated based stay staying table anyone options
        """);

    /// <summary>Whether the word after "in" or "by" begins no place: "in the evening", "in advance".</summary>
    public static bool CannotBegin(string word) => NoPlace.Contains(word);

    /// <summary>Whether the word names a kind of place that needs no name: "the station", "the old harbour".</summary>
    public static bool IsLandmark(string word) => Landmarks.Contains(word);

    /// <summary>Whether a place ends with the word: "Canal Street".</summary>
    public static bool IsStreet(string word) => Streets.Contains(word);

    /// <summary>Whether a restaurant's name has the word: "in Trattoria del Ponte".</summary>
    public static bool IsRestaurantKind(string word) => RestaurantKinds.Contains(word);

    /// <summary>Whether a place is expected after the word and "in": "somewhere in".</summary>
    public static bool ExpectsPlace(string word) => Antecedents.Contains(word) || KitchenTable.Contains(word);

    private static HashSet<string> Create(string words) =>
        new(words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
