using System.Runtime.CompilerServices;
using Concierge.Bench.Measures;

namespace Concierge.Bench.Tests;

/// <summary>Which rounds are measured once more.</summary>
public sealed class DisturbedRoundTests
{
    private static RunResult Quiet { get; } = (RunResult)RuntimeHelpers.GetUninitializedObject(typeof(RunResult)) with { Seconds = 15, StolenMs = 20, OtherCores = 0.05 };

    [Fact]
    public void A_quiet_one_is_not() => Quiet.IsDisturbed.ShouldBeFalse();

    [Fact]
    public void One_whose_machine_ran_something_else_is() => (Quiet with { OtherCores = 0.2 }).IsDisturbed.ShouldBeTrue();

    [Fact]
    public void One_in_which_the_load_collected_its_garbage_is() => (Quiet with { LoadCollections = 1 }).IsDisturbed.ShouldBeTrue();

    [Theory]
    [InlineData(15, true)]
    [InlineData(30, false)]
    public void What_the_host_took_counts_by_the_length_of_the_window(double seconds, bool disturbed) =>
        (Quiet with { Seconds = seconds, StolenMs = 40 }).IsDisturbed.ShouldBe(disturbed);
}
