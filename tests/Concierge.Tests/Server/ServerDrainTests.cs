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

    private ServerDrain CreateDrain(CallTestHost host, ServerOptions options) => new(host.Calls, options, _clock, NullLogger<ServerDrain>.Instance);
}
