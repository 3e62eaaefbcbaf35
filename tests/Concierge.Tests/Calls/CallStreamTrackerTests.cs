using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;

namespace Concierge.Tests.Calls;

public sealed class CallStreamTrackerTests : IDisposable
{
    private readonly CallPartsFixture _fixture = new();

    private CallStreamTracker Streams => _fixture.Streams;

    [Fact]
    public void OnStreamEnded_Stopped_IsTheCalleesHangUpUnlessAnotherIsExpected()
    {
        var first = CallTestHost.Stream();
        Streams.OnStreamStarted(first);
        var redirect = Streams.BeginRedirect();
        Streams.OnStreamEnded(first, stopped: true).ShouldBe(StreamEnd.AwaitsNext);
        var next = CallTestHost.Stream();
        Streams.OnStreamStarted(next, redirect);

        Streams.OnStreamEnded(first, stopped: true).ShouldBe(StreamEnd.Replaced);
        Streams.OnStreamEnded(next, stopped: true).ShouldBe(StreamEnd.CalleeHungUp);
    }

    [Fact]
    public void OnStreamEnded_StartedWhileARedirectWasOnItsWay_IsNoHangUp()
    {
        var redirect = Streams.BeginRedirect();
        var other = CallTestHost.Stream();
        Streams.OnStreamStarted(other);

        Streams.OnStreamEnded(other, stopped: true).ShouldBe(StreamEnd.AwaitsNext, "the redirect ends it");

        var next = CallTestHost.Stream();
        Streams.OnStreamStarted(next, redirect);
        Streams.OnStreamEnded(next, stopped: true).ShouldBe(StreamEnd.CalleeHungUp);
    }

    [Fact]
    public void OnStreamEnded_AfterARedirectThatFailed_IsTheCalleesHangUp()
    {
        var stream = CallTestHost.Stream();
        Streams.OnStreamStarted(stream);
        Streams.CancelRedirect(Streams.BeginRedirect());

        Streams.OnStreamEnded(stream, stopped: true).ShouldBe(StreamEnd.CalleeHungUp);
    }

    [Fact]
    public void OnStreamEnded_BrokenAndNoneFollows_EndsTheCallAfterTenSeconds()
    {
        var stream = CallTestHost.Stream();
        Streams.OnStreamStarted(stream);
        Streams.OnStreamEnded(stream, stopped: false).ShouldBe(StreamEnd.AwaitsNext);
        _fixture.Time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        _fixture.Context.End.IsDecided.ShouldBeFalse();

        _fixture.Time.Advance(TimeSpan.FromMilliseconds(1));

        _fixture.Call.Ending.ShouldBe(CallEndReason.StreamLost);
        _fixture.Context.End.Error.ShouldBe(CallErrors.StreamLost);
    }

    [Fact]
    public void TryResume_TooOften_EndsTheCall()
    {
        for (var resumption = 0; resumption < CallStreamTracker.MaxResumptions; resumption++)
        {
            Streams.TryResume().ShouldBeTrue();
        }

        Streams.TryResume().ShouldBeFalse();

        _fixture.Call.Ending.ShouldBe(CallEndReason.StreamLost);
    }

    [Fact]
    public void OnStreamStarted_AnotherIsOpen_ReplacesIt()
    {
        var replaced = Streams.OnStreamStarted(CallTestHost.Stream());
        _fixture.Time.Advance(TimeSpan.FromSeconds(3));

        Streams.OnStreamStarted(CallTestHost.Stream());

        replaced.IsCancellationRequested.ShouldBeTrue();
        Streams.SinceStart.ShouldBe(TimeSpan.FromSeconds(3), "it counts from the first");
    }

    [Fact]
    public void OnStreamUnreadable_CurrentStream_IsTheReasonOfTheEnd()
    {
        var stream = CallTestHost.Stream();
        Streams.OnStreamStarted(stream);
        Streams.OnStreamUnreadable(CallTestHost.Stream());
        Streams.Fault.ShouldBeNull("another stream has replaced that one");

        Streams.OnStreamUnreadable(stream);
        Streams.OnStreamEnded(stream, stopped: false);
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));

        _fixture.Context.End.Error.ShouldBe(CallErrors.StreamUnreadable);
    }

    public void Dispose() => _fixture.Dispose();
}
