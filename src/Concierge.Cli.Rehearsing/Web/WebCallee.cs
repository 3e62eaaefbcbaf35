using System.Runtime.CompilerServices;
using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>A restaurant whose calls a scenario or the person answers, as chosen when it rings. It keeps its book from call to call.</summary>
internal sealed class WebCallee(string name, CallAnswering answering, ScenarioCalleeFactory scenarios, PersonTelephone telephone) : ICallee
{
    private readonly RestaurantBookings _book = new();
    private readonly ICallee _person = telephone.CreateCallee(name);
    private readonly ConditionalWeakTable<TelephoneCall, ICallee> _ringing = [];

    /// <inheritdoc/>
    public RingResult Ring(TelephoneCall call)
    {
        var callee = answering.Scenario is { } scenario ? scenarios.Create(call, name, scenario, _book) : _person;
        _ringing.Add(call, callee);
        return callee.Ring(call);
    }

    /// <inheritdoc/>
    public ICalleeLeg Answer(TelephoneCall call) =>
        _ringing.TryGetValue(call, out var callee) ? callee.Answer(call) : throw new InvalidOperationException("The call did not ring here.");
}
