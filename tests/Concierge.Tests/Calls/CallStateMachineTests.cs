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
    public void StreamStarted_BeforeInProgress_StartsTheConversation()
    {
        _call.OnStreamStarted().ShouldBeTrue();
        _call.OnCarrierStatus(CarrierStatus.Ringing).ShouldBeFalse();

        _call.Status.ShouldBe(CallStatus.InProgress);
        _call.Carrier.ShouldBe(CarrierStatus.Ringing);
    }

    [Fact]
    public void CarrierReported_LateReport_ChangesNothing()
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
    public void CarrierReported_FinalStatus_EndsTheCall(CarrierStatus status, string ending)
    {
        _call.OnCarrierStatus(status).ShouldBeTrue();

        _call.Ending.ToString().ShouldBe(ending);
        _call.IsCarrierDone.ShouldBeTrue();
    }

    [Property]
    public Property However_the_news_come_the_first_end_decides() =>
        Prop.ForAll(Gen.Choose(0, 20).ListOf().ToArbitrary(), news =>
        {
            var call = new CallStateMachine();
            CallEndReason? first = null;
            var decided = 0;
            foreach (var item in news)
            {
                var decides = item switch
                {
                    < 9 => call.OnCarrierStatus((CarrierStatus)item),
                    9 => call.OnStreamStarted() && call.Ending is not null,
                    _ => call.TryEnd((CallEndReason)(item % 13)),
                };
                decided += decides ? 1 : 0;
                first ??= call.Ending;
            }

            return decided <= 1 && call.Ending == first;
        });
}
