namespace Concierge.Contracts;

/// <summary>The outcome of a call.</summary>
public enum CallOutcome
{
    /// <summary>The restaurant agreed, and the transcript proves it.</summary>
    Confirmed,

    /// <summary>The restaurant cancelled an existing booking, and the transcript proves it.</summary>
    Cancelled,

    /// <summary>The restaurant has no table, or refuses the request (no such booking, no cancellations).</summary>
    Declined,

    /// <summary>The restaurant offered something that the guest has not agreed to. Nothing is booked.</summary>
    AlternativeOffered,

    /// <summary>The restaurant needs something that only the guest can give (a card, a decision). Nothing is booked.</summary>
    NeedsCustomer,

    /// <summary>An answering machine answered.</summary>
    Voicemail,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>There was a conversation, but no evidence of its outcome.</summary>
    Unclear,

    /// <summary>The call could not be placed, or it broke.</summary>
    Failed,

    /// <summary>The restaurant holds the table, put the guest on a waiting list, or made the table depend on something. Nothing is certain.</summary>
    Provisional,
}
