namespace Concierge.Language;

/// <summary>How a person points at one of several restaurants.</summary>
internal enum ResultChoiceKind
{
    /// <summary>By its place in the list ("the second one").</summary>
    Numbered,

    /// <summary>The last of the list.</summary>
    Last,

    /// <summary>The one just spoken of ("that one").</summary>
    That,

    /// <summary>The one that was not spoken of last ("the other one").</summary>
    Other,

    /// <summary>The cheapest ("the cheaper one").</summary>
    Cheapest,

    /// <summary>The dearest ("the fancier one").</summary>
    Dearest,

    /// <summary>The nearest ("the closer one").</summary>
    Nearest,

    /// <summary>Whichever is thought best ("you choose", "the best one").</summary>
    Best,
}
