using Concierge.Media.Tuning;

namespace Concierge.Tests.Sockets;

public sealed class ReceiveThresholdTests : IDisposable
{
    private readonly ConnectedSockets _sockets = new();

    public void Dispose() => _sockets.Dispose();

    [SkippableFact]
    public async Task Less_than_is_waited_for_wakes_nobody()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        new ReceiveThreshold(_sockets.Near).Set(100);

        await _sockets.SendAsync(99);
        _sockets.IsReadable.ShouldBeFalse();

        await _sockets.SendAsync(1);
        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task What_is_there_already_is_reported_when_less_is_waited_for()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        var threshold = new ReceiveThreshold(_sockets.Near);
        threshold.Set(100);
        await _sockets.SendAsync(10);

        threshold.Set(1);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task The_end_of_the_connection_is_reported_whatever_is_waited_for()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        new ReceiveThreshold(_sockets.Near).Set(1000);
        await _sockets.SendAsync(10);

        _sockets.Far.Dispose();

        await Until.TrueAsync(() => _sockets.IsReadable, "the end to be reported");
    }

    [Fact]
    public void Where_there_is_no_connection_nothing_is_gathered()
    {
        var threshold = new ReceiveThreshold(null);

        threshold.Set(100);

        threshold.Bytes.ShouldBe(1);
    }

    [Fact]
    public void A_connection_that_is_gone_is_left_alone()
    {
        var threshold = new ReceiveThreshold(_sockets.Near);
        _sockets.Near.Dispose();

        threshold.Set(100);

        threshold.Bytes.ShouldBe(1);
    }
}
