namespace Concierge.Language;

/// <summary>How the guest refers to one of several restaurants.</summary>
internal enum ResultChoiceKind
{
    /// <summary>By position in the list ("the second one").</summary>
    Numbered,

    /// <summary>The last in the list.</summary>
    Last,

    /// <summary>The one mentioned last ("that one").</summary>
    That,

    /// <summary>The one not mentioned last ("the other one").</summary>
    Other,

    /// <summary>The cheapest ("the cheaper one").</summary>
    Cheapest,

    /// <summary>The most expensive ("the fancier one").</summary>
    Dearest,

    /// <summary>The nearest ("the closer one").</summary>
    Nearest,

    /// <summary>The agent chooses ("you choose", "the best one").</summary>
    Best,
}
