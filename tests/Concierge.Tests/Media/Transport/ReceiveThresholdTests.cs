using Concierge.Media.Tuning;

namespace Concierge.Tests.Media.Transport;

public sealed class ReceiveThresholdTests : IDisposable
{
    private readonly ConnectedSockets _sockets = new();

    public void Dispose() => _sockets.Dispose();

    [SkippableFact]
    public async Task Data_below_the_threshold_does_not_make_the_socket_readable()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        new ReceiveThreshold(_sockets.Near).Set(100);

        await _sockets.SendAsync(99);
        _sockets.IsReadable.ShouldBeFalse();

        await _sockets.SendAsync(1);
        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Lowering_the_threshold_makes_the_data_that_has_arrived_readable()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        var threshold = new ReceiveThreshold(_sockets.Near);
        threshold.Set(100);
        await _sockets.SendAsync(10);

        threshold.Set(1);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task The_end_of_the_connection_is_reported_below_the_threshold()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        new ReceiveThreshold(_sockets.Near).Set(1000);
        await _sockets.SendAsync(10);

        _sockets.Far.Dispose();

        await Until.TrueAsync(() => _sockets.IsReadable, "the end to be reported");
    }

    [Fact]
    public void Without_a_connection_the_threshold_stays_one_byte()
    {
        var threshold = new ReceiveThreshold(null);

        threshold.Set(100);

        threshold.Bytes.ShouldBe(1);
    }

    [Fact]
    public void On_a_closed_connection_the_threshold_stays_one_byte()
    {
        var threshold = new ReceiveThreshold(_sockets.Near);
        _sockets.Near.Dispose();

        threshold.Set(100);

        threshold.Bytes.ShouldBe(1);
    }
}
