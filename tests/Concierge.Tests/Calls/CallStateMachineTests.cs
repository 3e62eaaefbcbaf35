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
        _call.StreamStarted().ShouldBeTrue();
        _call.CarrierReported(CarrierStatus.Ringing).ShouldBeFalse();

        _call.Status.ShouldBe(CallStatus.InProgress);
        _call.Carrier.ShouldBe(CarrierStatus.Ringing);
    }

    [Fact]
    public void CarrierReported_LateReport_ChangesNothing()
    {
        _call.CarrierReported(CarrierStatus.InProgress);
        _call.CarrierReported(CarrierStatus.Ringing);

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
        _call.CarrierReported(status).ShouldBeTrue();

        _call.Ending.ToString().ShouldBe(ending);
        _call.CarrierIsDone.ShouldBeTrue();
    }

    [Property]
    public Property However_the_news_come_the_first_end_decides() =>
        Prop.ForAll(Gen.Choose(0, 20).ListOf().ToArbitrary(), news =>
        {
            var call = new CallStateMachine();
            CallEnding? first = null;
            var decided = 0;
            foreach (var item in news)
            {
                var decides = item switch
                {
                    < 9 => call.CarrierReported((CarrierStatus)item),
                    9 => call.StreamStarted() && call.Ending is not null,
                    _ => call.End((CallEnding)(item % 13)),
                };
                decided += decides ? 1 : 0;
                first ??= call.Ending;
            }

            return decided <= 1 && call.Ending == first;
        });
}
