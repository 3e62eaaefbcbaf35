using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Tests.Calls;

public sealed class CallStateMachineTests
{
    private readonly CallStateMachine _call = new();

    [Fact]
    public void OnStreamStarted_BeforeInProgress_StartsTheConversation()
    {
        _call.OnStreamStarted().ShouldBeTrue();
        _call.OnCarrierStatus(CarrierStatus.Ringing).ShouldBeFalse();

        _call.Status.ShouldBe(CallStatus.InProgress);
        _call.Carrier.ShouldBe(CarrierStatus.Ringing);
    }

    [Fact]
    public void OnCarrierStatus_LateReport_ChangesNothing()
    {
        _call.OnCarrierStatus(CarrierStatus.InProgress);
        _call.OnCarrierStatus(CarrierStatus.Ringing);

        _call.Carrier.ShouldBe(CarrierStatus.InProgress);
    }

    [Theory]
    [InlineData(CarrierStatus.Busy, "Busy")]
    [InlineData(CarrierStatus.NoAnswer, "NoAnswer")]
    [InlineData(CarrierStatus.Failed, "CarrierFailed")]
    [InlineData(CarrierStatus.Canceled, "Canceled")]
    [InlineData(CarrierStatus.Completed, "CalleeHungUp")]
    public void OnCarrierStatus_FinalStatus_EndsTheCall(CarrierStatus status, string ending)
    {
        _call.OnCarrierStatus(status).ShouldBeTrue();

        _call.Ending.ToString().ShouldBe(ending);
        _call.IsCarrierDone.ShouldBeTrue();
    }

    [Property]
    public Property Ending_SignalsInAnyOrder_IsTheFirstEnd() =>
        Prop.ForAll(Gen.Choose(0, 20).ListOf().ToArbitrary(), signals =>
        {
            var call = new CallStateMachine();
            CallEndReason? first = null;
            var ends = 0;
            foreach (var signal in signals)
            {
                var isEnd = signal switch
                {
                    < 9 => call.OnCarrierStatus((CarrierStatus)signal),
                    9 => call.OnStreamStarted() && call.Ending is not null,
                    _ => call.TryEnd((CallEndReason)(signal % 13)),
                };
                ends += isEnd ? 1 : 0;
                first ??= call.Ending;
            }

            return ends <= 1 && call.Ending == first;
        });
}
