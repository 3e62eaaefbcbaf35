namespace Concierge.Rehearsal.Telephone;

/// <summary>The party that answers a telephone number in the rehearsal.</summary>
public interface ICallee
{
    /// <summary>What the line does when it is dialled.</summary>
    RingResult Ring();

    /// <summary>Picks up: the callee's end of one call's audio.</summary>
    ICalleeLeg Answer();
}
