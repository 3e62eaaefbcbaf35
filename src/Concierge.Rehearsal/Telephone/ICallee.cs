namespace Concierge.Rehearsal.Telephone;

/// <summary>The party that has a telephone number in the rehearsal.</summary>
public interface ICallee
{
    /// <summary>Decides what happens when the number is called: how long it rings, and whether the callee answers.</summary>
    /// <param name="call">The call.</param>
    RingResult Ring(TelephoneCall call);

    /// <summary>Answers a call and returns the callee's end of it.</summary>
    /// <param name="call">The call that rang.</param>
    ICalleeLeg Answer(TelephoneCall call);
}
