using Concierge.Bench.Measures;

namespace Concierge.Bench.Tests;

/// <summary>Which rounds are measured again.</summary>
public sealed class RunResultTests
{
    private static RunResult Quiet { get; } = new() { Subject = "bridge", Seconds = 15, StolenMs = 20, OtherCores = 0.05 };

    [Fact]
    public void IsDisturbed_QuietRound_IsFalse() => Quiet.IsDisturbed.ShouldBeFalse();

    [Fact]
    public void IsDisturbed_OtherWorkOnTheMachine_IsTrue() => (Quiet with { OtherCores = 0.2 }).IsDisturbed.ShouldBeTrue();

    [Fact]
    public void IsDisturbed_GarbageCollectionOfTheLoad_IsTrue() => (Quiet with { LoadCollections = 1 }).IsDisturbed.ShouldBeTrue();

    [Theory]
    [InlineData(15, true)]
    [InlineData(30, false)]
    public void IsDisturbed_StealTime_CountsRelativeToTheWindow(double seconds, bool disturbed) =>
        (Quiet with { Seconds = seconds, StolenMs = 40 }).IsDisturbed.ShouldBe(disturbed);
}
