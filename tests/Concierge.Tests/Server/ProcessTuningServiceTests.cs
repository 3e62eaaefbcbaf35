using Concierge.Media.MediaStreams;
using Concierge.Media.Tuning;
using Concierge.Server.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

public sealed class ProcessTuningServiceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Service_WorksOnlyWhileTheTuningIsOn(bool isEnabled)
    {
        using var streams = new FrameCoalescerFactory(new FakeTimeProvider());
        using var service = new ProcessTuningService(new ProcessTuning(isEnabled), streams);

        await service.StartAsync(CancellationToken.None);

        await Until.TrueAsync(() => service.ExecuteTask is not null, "the service");
        if (!isEnabled)
        {
            await Until.DoneAsync(service.ExecuteTask!);
        }

        service.ExecuteTask!.IsCompleted.ShouldBe(!isEnabled);
        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Streams_AreCountedWhileTheyLast()
    {
        using var streams = new FrameCoalescerFactory(new FakeTimeProvider());
        streams.HasStreams.ShouldBeFalse();

        var stream = streams.Create(new ReceiveThreshold(connection: null));

        streams.HasStreams.ShouldBeTrue();
        streams.Remove(stream);
        streams.HasStreams.ShouldBeFalse();
    }
}
