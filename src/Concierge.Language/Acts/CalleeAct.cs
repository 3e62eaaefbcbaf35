namespace Concierge.Language.Acts;

/// <summary>What a clause of the callee does in a call about a table.</summary>
internal enum CalleeAct
{
    /// <summary>The clause is not understood, or has nothing to do with whether the table is booked.</summary>
    None,

    /// <summary>Says yes to what the agent said last.</summary>
    Accepts,

    /// <summary>States that the table is booked, changed or cancelled.</summary>
    Commits,

    /// <summary>Asks something.</summary>
    Asks,

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
}
