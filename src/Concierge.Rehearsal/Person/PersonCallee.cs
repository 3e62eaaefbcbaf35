using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Person;

/// <summary>A restaurant whose calls a person answers.</summary>
/// <param name="telephone">The person's telephone.</param>
/// <param name="restaurant">The restaurant's name.</param>
internal sealed class PersonCallee(PersonTelephone telephone, string restaurant) : ICallee
{
    /// <inheritdoc/>
    public RingResult Ring(TelephoneCall call) => telephone.Ring(new PersonCall(call, restaurant));

    /// <inheritdoc/>
    public ICalleeLeg Answer(TelephoneCall call) => telephone.Connect(call);
}
