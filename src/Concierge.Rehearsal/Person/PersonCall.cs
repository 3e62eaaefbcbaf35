using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Person;

/// <summary>A call to the person.</summary>
/// <param name="call">The call on the network.</param>
/// <param name="restaurant">The name of the restaurant whose number was called.</param>
internal sealed class PersonCall(TelephoneCall call, string restaurant)
{
    private readonly TaskCompletionSource<RingOutcome> _decision = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The call on the network.</summary>
    public TelephoneCall Call => call;

    /// <summary>The name of the restaurant whose number was called.</summary>
    public string Restaurant => restaurant;

    /// <summary>The person's end of the call; <see langword="null"/> while it rings.</summary>
    public PersonCallLeg? Leg { get; set; }

    /// <summary>Completes when the person has answered or declined.</summary>
    public Task<RingOutcome> Decision => _decision.Task;

    /// <summary>Answers or declines, unless that has happened.</summary>
    public void Decide(RingOutcome outcome) => _decision.TrySetResult(outcome);
}
