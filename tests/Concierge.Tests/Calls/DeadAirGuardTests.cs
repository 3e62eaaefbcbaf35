using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

public sealed class DeadAirGuardTests : IAsyncDisposable
{
    private readonly CallPartsFixture _fixture = new();
    private readonly DeadAirGuard _guard;

    public DeadAirGuardTests() => _guard = new DeadAirGuard(_fixture.Context, _fixture.Streams, _fixture.Line);

    [Fact]
    public void Update_NotAnswered_DoesNotWatch()
    {
        _guard.Update();
        _fixture.Time.Advance(DeadAirGuard.GiveUpAfter);

        _fixture.Context.End.IsDecided.ShouldBeFalse();
    }

    [Fact]
    public void Update_AnsweredWithoutAStream_EndsTheCallAfterFifteenSeconds()
    {
        _fixture.Context.End.Apply(CarrierStatus.InProgress);
        _guard.Update();
        _fixture.Time.Advance(DeadAirGuard.GiveUpAfter - TimeSpan.FromMilliseconds(1));
        _fixture.Context.End.IsDecided.ShouldBeFalse();

        _fixture.Time.Advance(TimeSpan.FromMilliseconds(1));

        _fixture.Call.Ending.ShouldBe(CallEndReason.StreamLost);
        _fixture.Context.End.Error.ShouldBe(CallErrors.NoStream);
    }

    [Fact]
    public async Task Update_StreamWithoutAVoiceSession_HasTheCarrierSpeakAndThenEndsTheCall()
    {
        _fixture.Streams.OnStreamStarted(CallTestHost.Stream());
        _guard.Update();

        _fixture.Time.Advance(DeadAirGuard.SpeakAfter);
        await Until.TrueAsync(() => _fixture.Redirects.Any(), "the sentence");
        _fixture.Redirects.Single().ShouldContain("one moment, please");
        _fixture.Time.Advance(DeadAirGuard.GiveUpAfter - DeadAirGuard.SpeakAfter);

        _fixture.Context.End.Error.ShouldBe(CallErrors.VoiceNotReady);
    }

    [Fact]
    public void SetVoiceReady_WhileWatching_Stops()
    {
        _fixture.Streams.OnStreamStarted(CallTestHost.Stream());
        _guard.Update();

        _guard.SetVoiceReady(true);
        _fixture.Time.Advance(DeadAirGuard.GiveUpAfter);

        _fixture.Context.End.IsDecided.ShouldBeFalse();
        _fixture.Redirects.ShouldBeEmpty();
    }

    [Fact]
    public void OnAgentSpoke_SessionIsLostLater_TheCarrierStaysSilent()
    {
        _fixture.Streams.OnStreamStarted(CallTestHost.Stream());
        _guard.SetVoiceReady(true);
        _guard.OnAgentSpoke();

        _guard.SetVoiceReady(false);
        _fixture.Time.Advance(DeadAirGuard.GiveUpAfter);

        _fixture.Redirects.ShouldBeEmpty();
        _fixture.Context.End.Error.ShouldBe(CallErrors.VoiceNotReady);
    }

    public async ValueTask DisposeAsync()
    {
        await _guard.DisposeAsync();
        _fixture.Dispose();
    }
}
