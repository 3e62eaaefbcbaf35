namespace Concierge.Bench.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Read_ParsesEveryOption()
    {
        var options = Options.Parse(["--calls", "200", "--rounds", "3", "--only", "concierge,relay", "--again", "0", "--vary", "other=concierge:A=1,BENCH_BUILD=/x"]);

        options.Calls.ShouldBe(200);
        options.Rounds.ShouldBe(3);
        options.MaxRepeats.ShouldBe(0);
        options.Only.ShouldBe(["concierge", "relay"]);
        options.Variants.ShouldHaveSingleItem().Settings["BENCH_BUILD"].ShouldBe("/x");
        options.Pace.ShouldBe(Pace.Full);
        options.Tls.ShouldBeTrue();
        Options.Parse(["--plain"]).Tls.ShouldBeFalse();
    }

    [Fact]
    public void Read_Short_MeasuresOnlySeconds()
    {
        var options = Options.Parse(["--short"]);

        (options.Calls * options.Seconds * options.Rounds).ShouldBeLessThan(10);
        options.Pace.ShouldBe(Pace.Short);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("15", 1)]
    [InlineData("30", 2)]
    [InlineData("600", 41)]
    public void Window_IsAMultipleOfTheCallCycle(string seconds, int rounds) =>
        Options.Parse(["--seconds", seconds]).Window.ShouldBe(CallScript.Cycle * rounds);

    [Theory]
    [InlineData("--calls")]
    [InlineData("--calls", "none")]
    [InlineData("--sing", "1")]
    [InlineData("--vary", "nothing")]
    public void Read_InvalidArguments_Throws(params string[] arguments) =>
        Should.Throw<FormatException>(() => Options.Parse(arguments));
}
