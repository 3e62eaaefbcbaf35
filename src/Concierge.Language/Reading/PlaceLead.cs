namespace Concierge.Language.Reading;

/// <summary>The words that introduce a place.</summary>
/// <param name="Next">The position of the first token after them.</param>
/// <param name="IsIn">Whether they are "in", which also introduces restaurants, months and languages.</param>
/// <param name="NeedsProof">Whether the place must be a known one or a street.</param>
internal readonly record struct PlaceLead(int Next, bool IsIn, bool NeedsProof)
{
    /// <summary>Reads the words at a position.</summary>
    /// <returns>The lead; <see langword="null"/> if no place is introduced.</returns>
    public static PlaceLead? Read(IReadOnlyList<Token> tokens, int at)
    {
        switch (Word(at))
        {
            case "in" or "inside" when Word(at + 1) is "the" && Word(at + 2) is "state" && Word(at + 3) is "of":
                return new PlaceLead(at + 4, IsIn: true, NeedsProof: false);
            case "in" when Word(at + 1) is "and" && Word(at + 2) is "around":
                return new PlaceLead(at + 3, IsIn: true, NeedsProof: false);
            case "in":
                return new PlaceLead(at + 1, IsIn: true, NeedsProof: false);
            case "near" or "nearby" or "nr" or "opposite":
                return new PlaceLead(Word(at + 1) is "to" ? at + 2 : at + 1, IsIn: false, NeedsProof: false);
            case "close" or "next" or "adjacent" or "nearest" or "closest" when Word(at + 1) is "to":
                return new PlaceLead(at + 2, IsIn: false, NeedsProof: false);
            case "far" or "distant" or "away" or "minutes" or "walk" when Word(at + 1) is "from":
                return new PlaceLead(at + 2, IsIn: false, NeedsProof: Word(at) is "minutes" or "away");
            case "distance" or "minutes" or "walk" or "mile" or "miles" when Word(at + 1) is "of" or "to" or "from":
                return new PlaceLead(at + 2, IsIn: false, NeedsProof: false);
            case "around" or "by" or "towards" or "beside" or "outside" or "behind":
                return new PlaceLead(at + 1, IsIn: false, NeedsProof: true);
            case "off" or "on" or "across":
                return new PlaceLead(at + 1, IsIn: false, NeedsProof: true);
            case "at" when Word(at + 1) is "the" && IsPublic(Word(at + 2)) && Word(at + 3) is "" or "for" or "in" or "at" or "on" or "please" or "and":
                return new PlaceLead(at + 1, IsIn: false, NeedsProof: false);
            case "to" when Word(at - 1) is "go" or "going" or "driving" or "drive" or "travel" or "travelling" or "traveling" or "up" or "down"
                or "come" or "coming" or "over" or "trip":
                return new PlaceLead(at + 1, IsIn: false, NeedsProof: true);
            case "visiting":
                return new PlaceLead(at + 1, IsIn: false, NeedsProof: true);
            default:
                return null;
        }

        // Nobody is called so; "at the vineyard" may be a restaurant.
        static bool IsPublic(string word) => word is "station" or "airport" or "waterfront" or "seafront" or "marina" or "mall" or "beach";

        string Word(int index) => index >= 0 && index < tokens.Count && tokens[index].Kind != TokenKind.Read ? tokens[index].Word : "";
    }
}
