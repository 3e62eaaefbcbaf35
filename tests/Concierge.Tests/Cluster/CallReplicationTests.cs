using System.Net;
using Concierge.Cluster.Grains;
using Concierge.Cluster.Membership;
using Concierge.Cluster.Ownership;
using Concierge.Tests.Calls;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace Concierge.Tests.Cluster;

/// <summary>An answer that names a new call waits for its copy: a call whose id a client knows survives the loss of its server.</summary>
public sealed class CallReplicationTests
{
    private readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ICallCopiesGrain _copies = Substitute.For<ICallCopiesGrain>();
    private readonly ICallCopiesGrain _next = Substitute.For<ICallCopiesGrain>();
    private SiloAddress _holder = Silo(2);

    public CallReplicationTests() => _copies.KeepAsync(Arg.Any<CopyOfCall>()).Returns(_kept.Task);

    [Fact]
    public async Task An_answer_waits_until_another_server_has_the_copy()
    {
        await using var host = new CallTestHost();
        var replication = await StartAsync(host);
        await host.StartCallAsync();

        var waiting = replication.WaitAsync();
        await Until.TrueAsync(() => _copies.ReceivedCalls().Any(), "the copy to be sent");
        waiting.IsCompleted.ShouldBeFalse();

        _kept.SetResult();
        await Until.DoneAsync(waiting);
        replication.WaitAsync().IsCompleted.ShouldBeTrue("only the first copy is waited for");
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_long_for_a_server_that_is_silent()
    {
        await using var host = new CallTestHost();
        var replication = await StartAsync(host);
        await host.StartCallAsync();

        var waiting = replication.WaitAsync();
        await Until.TrueAsync(() => _copies.ReceivedCalls().Any(), "the copy to be sent");
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await Until.DoneAsync(waiting);
    }

    [Fact]
    public async Task The_former_holder_keeps_its_copy_until_the_next_one_has_it()
    {
        await using var host = new CallTestHost();
        var replication = await StartAsync(host);
        await host.StartCallAsync();
        _kept.SetResult();
        await Until.DoneAsync(replication.WaitAsync());
        TaskCompletionSource keptByNext = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _next.KeepAsync(Arg.Any<CopyOfCall>()).Returns(keptByNext.Task);

        // Another server has joined, which is to have the copy from now on.
        _holder = Silo(3);
        replication.CopyAll();
        await Until.TrueAsync(() => _next.ReceivedCalls().Any(), "the copy to be sent to the next server");
        await _copies.DidNotReceive().ForgetAsync(Arg.Any<string>(), Arg.Any<int>());

        keptByNext.SetResult();
        await Until.TrueAsync(
            () => _copies.ReceivedCalls().Any(call => call.GetMethodInfo().Name == nameof(ICallCopiesGrain.ForgetAsync)), "the former copy to be removed");
    }

    private async Task<CallReplication> StartAsync(CallTestHost host)
    {
        var own = Silo(1);
        var oracle = Substitute.For<ISiloStatusOracle>();
        oracle.SiloAddress.Returns(own);
        oracle.GetApproximateSiloStatuses(onlyActive: true)
            .Returns(_ => new Dictionary<SiloAddress, SiloStatus> { [own] = SiloStatus.Active, [_holder] = SiloStatus.Active });
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ICallCopiesGrain>(Silo(2).ToParsableString(), Arg.Any<string?>()).Returns(_copies);
        grains.GetGrain<ICallCopiesGrain>(Silo(3).ToParsableString(), Arg.Any<string?>()).Returns(_next);
        var replication = new CallReplication(host.Calls, grains, new ClusterMembers(oracle), host.Time, NullLogger<ReplicatedCall>.Instance);
        await replication.StartAsync(CancellationToken.None);
        return replication;
    }

    private static SiloAddress Silo(int number) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11110 + number), number);
}
