using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class CallLineTests
{
    /// <summary>The steps of the clock do not divide into frames, and one is longer than many frames.</summary>
    [Fact]
    public async Task Frame_n_is_exchanged_n_times_20_ms_after_the_start()
    {
        FakeTimeProvider clock = new();
        CountingLeg leg = new();
        using CancellationTokenSource stopping = new();
        CallLine line = new(leg, null, new GreetingDetector(TimeSpan.FromSeconds(1)), clock, () => { });

        // Without a synchronization context the line continues inside Advance.
        SynchronizationContext.SetSynchronizationContext(null);
        Task running = line.RunAsync(stopping.Token);
        TimeSpan elapsed = TimeSpan.Zero;

        foreach (int step in (int[])[19, 1, 33, 33, 7, 700, 33, 20, 13, 141])
        {
            clock.Advance(TimeSpan.FromMilliseconds(step));
            elapsed += TimeSpan.FromMilliseconds(step);
            leg.FrameCount.ShouldBe((int)(elapsed.TotalMilliseconds / 20), $"after {elapsed.TotalMilliseconds} ms");
        }

        leg.FrameCount.ShouldBe(50);
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(TelephoneNetworkFixture.Timeout));
    }

    [Fact]
    public async Task A_leg_that_has_hung_up_ends_the_line()
    {
        FakeTimeProvider clock = new();
        CountingLeg leg = new() { HasHungUp = true };
        int hangUps = 0;

        await new CallLine(leg, null, new GreetingDetector(TimeSpan.FromSeconds(1)), clock, () => hangUps++).RunAsync(CancellationToken.None);

        (hangUps, leg.FrameCount).ShouldBe((1, 0));
    }

    private sealed class CountingLeg : ICalleeLeg
    {
        public bool HasHungUp { get; init; }

        public int FrameCount { get; private set; }

        public void ExchangeFrame(ReadOnlySpan<byte> toCallee, Span<byte> fromCallee) => FrameCount++;

        public void OnKeyPressed(char digit)
        {
        }

        public void Dispose()
        {
        }
    }
}
