using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Server.Hosting;
using Concierge.Tests.Calls;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>How long a server that is being stopped serves requests.</summary>
public sealed class ServerDrainTests
{
    private static readonly TimeSpan Minimum = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Without_a_call_it_serves_requests_until_balancers_have_noticed()
    {
        await using var host = new CallTestHost();

        var draining = CreateDrain(host, new ServerOptions { MinDrain = Minimum }).RunAsync(CancellationToken.None);
        _clock.Advance(Minimum - TimeSpan.FromMilliseconds(1));
        draining.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await Until.DoneAsync(draining)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        await using var host = new CallTestHost();
        using var second = new CancellationTokenSource();

        var draining = CreateDrain(host, new ServerOptions { MinDrain = Minimum }).RunAsync(second.Token);
        await second.CancelAsync();

        (await Until.DoneAsync(draining)).ShouldBeTrue("no call was ended");
    }

    [Fact]
    public async Task A_server_that_is_alone_does_not_wait()
    {
        await using var host = new CallTestHost();

        (await Until.DoneAsync(CreateDrain(host, new ServerOptions()).RunAsync(CancellationToken.None))).ShouldBeTrue();
    }

    [Fact]
    public async Task Calls_move_only_when_balancers_have_noticed_and_those_that_nobody_takes_end_here()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var handover = new RecordingHandover();

        var draining = CreateDrain(host, new ServerOptions { MinDrain = Minimum }, handover).RunAsync(CancellationToken.None);
        host.Calls.IsDraining.ShouldBeTrue();
        _clock.Advance(Minimum - TimeSpan.FromMilliseconds(1));
        handover.Count.ShouldBe(0);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Until.TrueAsync(() => handover.Count == 1, "the calls to be handed over");

        draining.IsCompleted.ShouldBeFalse();
        handover.HasEndedStreams.ShouldBeFalse();
        session.OnCarrierStatus(CarrierStatus.Completed);
        (await Until.DoneAsync(draining)).ShouldBeTrue();
        handover.HasEndedStreams.ShouldBeTrue();
    }

    private ServerDrain CreateDrain(CallTestHost host, ServerOptions options, ICallHandover? handover = null) =>
        new(host.Calls, options, _clock, NullLogger<ServerDrain>.Instance, handover);

    private sealed class RecordingHandover : ICallHandover
    {
        public int Count { get; private set; }

        public bool HasEndedStreams { get; private set; }

        public Task EndForwardedStreamsAsync(CancellationToken cancellationToken)
        {
            HasEndedStreams = true;
            return Task.CompletedTask;
        }

        public Task HandOverAsync(CancellationToken cancellationToken)
        {
            Count++;
            return Task.CompletedTask;
        }
    }
}
