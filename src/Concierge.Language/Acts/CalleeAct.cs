namespace Concierge.Language.Acts;

/// <summary>What a clause of the callee does in a call about a table.</summary>
internal enum CalleeAct
{
    /// <summary>The clause is not understood. Nothing in it speaks against the table.</summary>
    None,

    /// <summary>The clause is not understood, and holds a negative, a contrast or a condition.</summary>
    Objects,

    /// <summary>Greets, thanks, says goodbye, or tells a house rule: changes nothing about the table.</summary>
    Accompanies,

    /// <summary>Names values of the table, and nothing else: "four people, sunday, seven o'clock".</summary>
    States,

    /// <summary>Says yes to what the agent said last.</summary>
    Accepts,

    /// <summary>Says "okay": a yes, or no more than that the words were heard.</summary>
    Acknowledges,

    /// <summary>States that the table is booked, changed or cancelled.</summary>
    Commits,

    /// <summary>Expects the guest ("see you"): agrees only where a table was just spoken of.</summary>
    LooksForward,

    /// <summary>Asks something that has to be answered first.</summary>
    Asks,

    /// <summary>Asks whether the guest wants anything else. The table does not depend on it.</summary>
    OffersMore,

    /// <summary>Says "no": to the table, or to what the agent asked last.</summary>
    Denies,

    /// <summary>Says that the table is not possible.</summary>
    Refuses,

    /// <summary>Takes back what was said before.</summary>
    Retracts,

    /// <summary>Makes the table depend on something.</summary>
    SetsCondition,

    /// <summary>Keeps the table only for a while, or until something is done.</summary>
    HoldsProvisionally,

    /// <summary>Offers a place on a waiting list.</summary>
    PutsOnWaitingList,

    /// <summary>Wants a deposit, a card or another payment before the table is booked.</summary>
    WantsPayment,

    /// <summary>Waives a payment or a condition.</summary>
    Waives,

    /// <summary>Leaves the decision to a later time or to somebody else.</summary>
    Defers,

    /// <summary>Sends the guest to another channel, such as a website.</summary>
    SendsElsewhere,

    /// <summary>Asks the caller to wait a moment, or connects the call to somebody else.</summary>
    AsksToWait,

    /// <summary>Is no restaurant, or does not understand the language of the call.</summary>
    IsWrongPartner,
}
