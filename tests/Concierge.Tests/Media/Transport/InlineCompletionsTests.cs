using System.Net.Sockets;
using Concierge.Media.Tuning;

namespace Concierge.Tests.Media.Transport;

/// <summary>Which thread handles the data of a connection.</summary>
public sealed class InlineCompletionsTests
{
    [SkippableFact]
    public async Task Received_data_is_handled_on_the_socket_thread_while_inline_completions_are_enabled()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has this switch.");
        using var sockets = new ConnectedSockets();

        // This fails if a new runtime no longer has the switch.
        InlineCompletions.SetEnabled(sockets.Near, on: true).ShouldBeTrue();
        (await IsReadInPoolAsync(sockets)).ShouldBeFalse();
        InlineCompletions.SetEnabled(sockets.Near, on: false).ShouldBeTrue();
        (await IsReadInPoolAsync(sockets)).ShouldBeTrue();
    }

    [Fact]
    public void Enabling_without_a_connection_returns_false() => InlineCompletions.SetEnabled(connection: null, on: true).ShouldBeFalse();

    [Fact]
    public void Disabling_for_a_closed_connection_does_not_throw()
    {
        using var sockets = new ConnectedSockets();
        sockets.Near.Dispose();

        Should.NotThrow(() => InlineCompletions.SetEnabled(sockets.Near, on: false));
    }

    [Fact]
    public async Task SwitchToThreadPool_continues_on_a_pool_thread()
    {
        // Many times, because the pool may finish before the caller awaits.
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var inPool = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var caller = new Thread(() => _ = SwitchAsync(inPool));
            caller.Start();

            (await Until.DoneAsync(inPool.Task)).ShouldBeTrue();
            caller.Join();
        }
    }

    [Fact]
    public async Task SwitchToThreadPool_on_a_pool_thread_completes_synchronously() =>
        (await Task.Run(() => InlineCompletions.SwitchToThreadPool().IsCompleted)).ShouldBeTrue();

    private static async Task SwitchAsync(TaskCompletionSource<bool> inPool)
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
        // Not on a thread of the test framework.
        await socket.ReceiveAsync(new byte[1]).ConfigureAwait(false);
        var inPool = Thread.CurrentThread.IsThreadPoolThread;

        // The test must not continue on this thread.
        await Task.Yield();
        return inPool;
    }
}
