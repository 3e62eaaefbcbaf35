namespace Concierge.Calls.Evidence;

/// <summary>What can speak against a claimed booking.</summary>
internal enum CounterEvidenceKind
{
    /// <summary>The restaurant never agreed to the table; a yes answered something else.</summary>
    NoAgreement,

    /// <summary>The restaurant said no, and agreed to nothing afterwards.</summary>
    Refusal,

    /// <summary>The restaurant took its agreement back.</summary>
    Retraction,

    /// <summary>The table depends on something that was not settled in the call.</summary>
    Condition,

    /// <summary>The table is only held.</summary>
    ProvisionalHold,

    /// <summary>The guest is only on a waiting list.</summary>
    WaitingList,

    /// <summary>A deposit, a card or another payment is wanted first.</summary>
    Payment,

    /// <summary>The table must be booked another way.</summary>
    OtherChannel,

    /// <summary>The restaurant decides later.</summary>
    Deferral,

    /// <summary>The restaurant asked to wait, and did not come back to the table.</summary>
    Wait,

    /// <summary>After its agreement the restaurant said something that is not understood, and that may take it back.</summary>
    Doubt,

    /// <summary>The call reached no restaurant, or not the one that was meant.</summary>
    WrongPartner,

    /// <summary>The restaurant spoke of another guest.</summary>
    OtherName,

    /// <summary>The restaurant spoke of another day.</summary>
    OtherDate,

    /// <summary>The restaurant spoke of another time.</summary>
    OtherTime,

    /// <summary>The restaurant spoke of another number of people.</summary>
    OtherPartySize,
}
