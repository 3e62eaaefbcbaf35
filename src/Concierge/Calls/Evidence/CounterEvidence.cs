using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>What speaks against a claimed booking, and where it was said.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Turn">The number of the turn; 0 where nothing was said that would count.</param>
internal sealed record CounterEvidence(CounterEvidenceKind Kind, int Turn)
{
    /// <summary>Tells the voice agent what to do about it.</summary>
    public string Instruction => Kind switch
    {
        CounterEvidenceKind.Payment =>
            "The restaurant wants a payment first, so the table is not booked. Call ask_customer if you can; otherwise report needs_customer.",
        CounterEvidenceKind.OtherChannel =>
            "The restaurant takes this booking another way, so the table is not booked. Report declined with the way in the notes.",
        CounterEvidenceKind.WaitingList or CounterEvidenceKind.ProvisionalHold or CounterEvidenceKind.Condition or CounterEvidenceKind.Deferral =>
            "The restaurant has not said that the table is booked without a condition. Ask whether it is, and report again after the answer.",
        CounterEvidenceKind.OtherTime => "The restaurant spoke of another time. Read day, time and party size back, and report again after the answer.",
        CounterEvidenceKind.OtherDate => "The restaurant spoke of another day. Read day, time and party size back, and report again after the answer.",
        CounterEvidenceKind.OtherPartySize =>
            "The restaurant spoke of another number of people. Read day, time and party size back, and report again after the answer.",
        CounterEvidenceKind.OtherName =>
            "The restaurant has written or said another name. Say that it is not right, spell the guest's name as in Name spelled, let them read it back, "
                + "and report again after the answer.",
        CounterEvidenceKind.WrongPartner => "This seems to be another business. Ask which restaurant it is; if it is not the right one, report failed.",
        CounterEvidenceKind.Doubt =>
            "After it agreed, the restaurant said something that may take it back. Ask whether the table is booked, and report again after the answer.",
        CounterEvidenceKind.Refusal or CounterEvidenceKind.Retraction =>
            "The restaurant said no, and has agreed to nothing since. Ask whether the table is booked, and report again after the answer.",
        _ => "The restaurant has not said that the table is booked. Ask whether it is, and report again after the answer.",
    };

    /// <summary>Creates it from an act of the callee.</summary>
    public static CounterEvidence FromAct(CalleeAct act, int turn) => new(
        act switch
        {
            CalleeAct.Refuses or CalleeAct.Denies => CounterEvidenceKind.Refusal,
            CalleeAct.Retracts => CounterEvidenceKind.Retraction,
            CalleeAct.SetsCondition => CounterEvidenceKind.Condition,
            CalleeAct.HoldsProvisionally => CounterEvidenceKind.ProvisionalHold,
            CalleeAct.PutsOnWaitingList => CounterEvidenceKind.WaitingList,
            CalleeAct.WantsPayment => CounterEvidenceKind.Payment,
            CalleeAct.SendsElsewhere => CounterEvidenceKind.OtherChannel,
            CalleeAct.AsksToWait => CounterEvidenceKind.Wait,
            CalleeAct.Objects => CounterEvidenceKind.Doubt,
            CalleeAct.IsWrongPartner => CounterEvidenceKind.WrongPartner,
            _ => CounterEvidenceKind.Deferral,
        },
        turn);
}
