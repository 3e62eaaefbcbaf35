using Concierge.Media.Bridge;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

public sealed class ResponseSchedulerTests : IAsyncDisposable
{
    private static readonly VoiceBridgeOptions Options = new();
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly ResponseScheduler _responses;
    private int _overdue;

    public ResponseSchedulerTests() => _responses = new ResponseScheduler(Options, _time, () => _overdue += _responses!.TakeOverdue() ? 1 : 0);

    [Fact]
    public void TryTake_NothingIsWanted_IsFalse() => _responses.TryTake().ShouldBeFalse();

    [Fact]
    public void TryTake_SeveralRequests_AreCoalescedIntoOne()
    {
        _responses.Request();
        _responses.Request();

        _responses.TryTake().ShouldBeTrue();
        _responses.TryTake().ShouldBeFalse();
        _responses.IsPending.ShouldBeTrue();
    }

    [Fact]
    public void TryTake_WhileAResponseIsActive_WaitsForItsEnd()
    {
        Begin("r1");
        _responses.Request();
        _responses.TryTake().ShouldBeFalse();

        _responses.RecordDone("r1");

        _responses.TryTake().ShouldBeTrue();
    }

    [Fact]
    public void Withdraw_RequestIsNotSent_ForgetsIt()
    {
        _responses.Request();

        _responses.Withdraw();

        _responses.IsExpected.ShouldBeFalse();
    }

    [Fact]
    public void Abandon_RequestIsSent_CancelsTheResponseWhenItBegins()
    {
        _responses.Request();
        _responses.TryTake();

        _responses.Abandon();

        _responses.RecordCreated("r1").ShouldBeTrue();
        _responses.RecordDone("r1");
        Begin("r2").ShouldBeFalse("only the abandoned response is cancelled");
    }

    [Fact]
    public void Abandon_RequestIsRefused_CancelsNothing()
    {
        _responses.Request();
        _responses.TryTake();
        _responses.Abandon();

        _responses.RecordRefused();

        Begin("r1").ShouldBeFalse();
    }

    [Fact]
    public void HasBegunSilently_AudioWithoutCreated_IsTheRequestedResponse()
    {
        _responses.HasBegunSilently("r1").ShouldBeFalse("none is requested");
        _responses.Request();
        _responses.TryTake();

        _responses.HasBegunSilently("r1").ShouldBeTrue();
        _responses.RecordDone("r1");

        _responses.IsPending.ShouldBeFalse("it began and ended");
        _responses.Request();
        _responses.TryTake();
        _responses.HasBegunSilently("r1").ShouldBeFalse("late audio of an earlier response");
    }

    [Fact]
    public void TakeOverdue_ResponseDoesNotBegin_IsTrueAfterFiveSeconds()
    {
        _responses.Request();
        _time.Advance(TimeSpan.FromHours(1));
        _overdue.ShouldBe(0, "it is only wanted");
        _responses.TryTake();

        _time.Advance(Options.ResponseStartTimeout - OneMillisecond);
        _overdue.ShouldBe(0);
        _time.Advance(OneMillisecond);

        _overdue.ShouldBe(1);
    }

    [Fact]
    public void TakeOverdue_ResponseDoesNotEnd_IsTrueAfterTwentySeconds()
    {
        Begin("r1");

        _time.Advance(Options.ResponseTimeout - OneMillisecond);
        _overdue.ShouldBe(0);
        _time.Advance(OneMillisecond);

        _overdue.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TakeOverdue_ResponseEndsOrIsRefused_IsFalse(bool begins)
    {
        _responses.Request();
        _responses.TryTake();
        if (begins)
        {
            _responses.RecordCreated("r1");
            _responses.RecordDone("r1");
        }
        else
        {
            _responses.RecordRefused();
        }

        _time.Advance(TimeSpan.FromHours(1));

        _overdue.ShouldBe(0);
    }

    [Fact]
    public void Reset_LostSession_TellsWhetherAResponseWasLost()
    {
        _responses.Reset().ShouldBeFalse();
        _responses.Request();
        _responses.Reset().ShouldBeTrue();
        Begin("r1");
        _responses.Reset().ShouldBeTrue();

        _responses.IsExpected.ShouldBeFalse();
        _time.Advance(TimeSpan.FromHours(1));
        _overdue.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _responses.DisposeAsync();

    private bool Begin(string responseId)
    {
        _responses.Request();
        _responses.TryTake().ShouldBeTrue();
        return _responses.RecordCreated(responseId);
    }
}
