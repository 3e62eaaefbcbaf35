using System.Net.Sockets;
using Concierge.Media.Tuning;

namespace Concierge.Tests.Sockets;

/// <summary>Which thread handles what a connection brings.</summary>
public sealed class InlineCompletionsTests
{
    [SkippableFact]
    public async Task The_thread_that_waits_for_sockets_handles_what_a_connection_brings_while_it_is_on()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has it.");
        using var sockets = new ConnectedSockets();

        // Should a new runtime have no such switch any more, this is where it shows.
        InlineCompletions.SetEnabled(sockets.Near, on: true).ShouldBeTrue();
        (await IsReadInPoolAsync(sockets)).ShouldBeFalse();
        InlineCompletions.SetEnabled(sockets.Near, on: false).ShouldBeTrue();
        (await IsReadInPoolAsync(sockets)).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_connection_there_is_nothing_to_turn_on() => InlineCompletions.SetEnabled(connection: null, on: true).ShouldBeFalse();

    [Fact]
    public void A_connection_that_is_gone_can_be_turned_off()
    {
        using var sockets = new ConnectedSockets();
        sockets.Near.Dispose();

        Should.NotThrow(() => InlineCompletions.SetEnabled(sockets.Near, on: false));
    }

    [Fact]
    public async Task Whoever_leaves_goes_on_in_the_pool()
    {
        // However quick the pool is.
        for (var time = 0; time < 200; time++)
        {
            var inPool = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var waiting = new Thread(() => _ = LeaveAsync(inPool));
            waiting.Start();

            (await Until.DoneAsync(inPool.Task)).ShouldBeTrue();
            waiting.Join();
        }
    }

    [Fact]
    public async Task Whoever_is_in_the_pool_goes_on_at_once() =>
        (await Task.Run(() => InlineCompletions.SwitchToThreadPool().IsCompleted)).ShouldBeTrue();

    private static async Task LeaveAsync(TaskCompletionSource<bool> inPool)
    {
        await InlineCompletions.SwitchToThreadPool();
        inPool.SetResult(Thread.CurrentThread.IsThreadPoolThread);
    }

    private static async Task<bool> IsReadInPoolAsync(ConnectedSockets sockets)
    {
        var reading = ReadAsync(sockets.Near);
        sockets.Far.Send(new byte[1]);
        return await Until.DoneAsync(reading);
    }

    private static async Task<bool> ReadAsync(Socket socket)
    {
        // Not on a thread of the tests' own.
        await socket.ReceiveAsync(new byte[1]).ConfigureAwait(false);
        var inPool = Thread.CurrentThread.IsThreadPoolThread;

        // And the test not here.
        await Task.Yield();
        return inPool;
    }
}
