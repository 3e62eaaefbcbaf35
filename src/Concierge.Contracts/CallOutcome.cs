namespace Concierge.Contracts;

/// <summary>What came of a call, in the one word a program needs.</summary>
public enum CallOutcome
{
    /// <summary>The restaurant agreed, and the transcript shows it.</summary>
    Confirmed,

    /// <summary>The restaurant cancelled an existing booking, and the transcript shows it.</summary>
    Cancelled,

    /// <summary>The restaurant has no table to offer, or does not do what was asked (it finds no such booking, it takes no cancellation).</summary>
    Declined,

    /// <summary>The restaurant offered something that the guest had not agreed to; nothing is booked.</summary>
    AlternativeOffered,

    /// <summary>The restaurant needs something only the guest can give (a card, a decision); nothing is booked.</summary>
    NeedsCustomer,

    /// <summary>A machine answered.</summary>
    Voicemail,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>There was a conversation, but no evidence of what came of it.</summary>
    Unclear,

    /// <summary>The call could not be made or broke off.</summary>
    Failed,
}
