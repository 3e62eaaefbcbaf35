namespace Concierge.Calls.Results;

/// <summary>The known values of <see cref="VoiceCallResult.Reason"/>. The list is open: later versions may add values.</summary>
internal static class OutcomeReason
{
    /// <summary>The restaurant only holds the table.</summary>
    public const string Held = "held";

    /// <summary>The guest is on a waiting list.</summary>
    public const string WaitingList = "waiting_list";

    /// <summary>The table depends on something that was not settled in the call.</summary>
    public const string Conditional = "conditional";

    /// <summary>The restaurant wants a deposit, a card or another payment first.</summary>
    public const string Payment = "payment";

    /// <summary>The restaurant takes the booking another way, such as on its website.</summary>
    public const string OtherChannel = "other_channel";

    /// <summary>The restaurant agreed, and took it back.</summary>
    public const string Retracted = "retracted";
}
