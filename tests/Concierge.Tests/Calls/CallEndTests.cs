using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

public sealed class CallEndTests
{
    private readonly Call _call = new("c1", "secret", CallTestHost.Details, new FakeTimeProvider());
    private readonly CallEnd _end;

    public CallEndTests() => _end = new CallEnd(_call);

    [Fact]
    public void Request_SeveralReasons_TheFirstDecides()
    {
        _end.IsDecided.ShouldBeFalse();

        _end.Request(CallEndReason.StreamLost, CallErrors.NoStream);
        _end.Request(CallEndReason.UserHungUp);

        _end.IsDecided.ShouldBeTrue();
        _end.Decided.IsCompleted.ShouldBeTrue();
        _call.Ending.ShouldBe(CallEndReason.StreamLost);
        _end.Error.ShouldBe(CallErrors.NoStream);
    }

    [Fact]
    public void Apply_StatusOfTheCarrier_DecidesOnlyWhenItIsFinalAndTheFirst()
    {
        _end.Apply(CarrierStatus.Ringing).ShouldBeFalse();
        _end.Decided.IsCompleted.ShouldBeFalse();

        _end.Apply(CarrierStatus.Busy).ShouldBeTrue();

        _end.Apply(CarrierStatus.Completed).ShouldBeFalse();
        _call.Ending.ShouldBe(CallEndReason.Busy);
    }

    [Fact]
    public void Request_AfterTheNextAttemptBegan_DoesNotEndThatAttempt()
    {
        _end.Request(CallEndReason.Busy);
        _call.StartNextAttempt();

        _end.Request(CallEndReason.TimedOut);

        _call.Ending.ShouldBeNull();
        _end.IsDecided.ShouldBeTrue();
    }

    [Fact]
    public async Task CloseStreamAsync_IsApartFromTheDecision()
    {
        _end.Request(CallEndReason.UserHungUp);
        _end.StreamToken.IsCancellationRequested.ShouldBeFalse("a goodbye may be said before");

        await _end.CloseStreamAsync();

        _end.StreamToken.IsCancellationRequested.ShouldBeTrue();
    }
}
