using Concierge.Checks;
using Concierge.Cli.Setup;

namespace Concierge.Cli.Tests;

/// <summary>The line of the speech packages.</summary>
public sealed class SpeechCheckTests
{
    [Theory]
    [InlineData(true, CheckStatus.Failed)]
    [InlineData(false, CheckStatus.Skipped)]
    public async Task A_missing_library_is_a_fault_only_before_a_rehearsal(bool isNeeded, CheckStatus status)
    {
        var result = await RunAsync(new SpeechCheck(isNeeded, ["libno-such-library.so.1"], []));

        result.Status.ShouldBe(status);
        if (isNeeded)
        {
            result.Error!.Code.ShouldBe("speech_unavailable");
            result.Text.ShouldContain("libno-such-library.so.1");
        }
    }

    [Fact]
    public async Task A_missing_model_is_a_fault_too() =>
        (await RunAsync(new SpeechCheck(isNeeded: true, [], ["/nowhere/mdef"]))).Error!.Code.ShouldBe("speech_unavailable");

    [Fact]
    public async Task With_everything_there_the_line_passes() =>
        (await RunAsync(new SpeechCheck(isNeeded: true, [], [typeof(SpeechCheckTests).Assembly.Location]))).Status.ShouldBe(CheckStatus.Passed);

    private static async Task<CheckResult> RunAsync(SpeechCheck check) => (await check.RunAsync(CancellationToken.None)).ShouldHaveSingleItem();
}
