namespace Concierge.Bench.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void What_is_said_is_read()
    {
        var options = Options.Read(["--calls", "200", "--rounds", "3", "--only", "concierge,relay", "--again", "0", "--vary", "other=concierge:A=1,BENCH_BUILD=/x"]);

        options.Calls.ShouldBe(200);
        options.Rounds.ShouldBe(3);
        options.Again.ShouldBe(0);
        options.Only.ShouldBe(["concierge", "relay"]);
        options.Variants.ShouldHaveSingleItem().Settings["BENCH_BUILD"].ShouldBe("/x");
        options.Pace.ShouldBe(Pace.Full);
    }

    [Fact]
    public void The_short_form_is_short()
    {
        var options = Options.Read(["--short"]);

        (options.Calls * options.Seconds * options.Rounds).ShouldBeLessThan(10);
        options.Pace.ShouldBe(Pace.Short);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("15", 1)]
    [InlineData("30", 2)]
    [InlineData("600", 41)]
    public void What_is_measured_are_whole_rounds_of_a_call(string seconds, int rounds) =>
        Options.Read(["--seconds", seconds]).Window.ShouldBe(CallScript.Cycle * rounds);

    [Theory]
    [InlineData("--calls")]
    [InlineData("--calls", "none")]
    [InlineData("--sing", "1")]
    [InlineData("--vary", "nothing")]
    public void What_cannot_be_read_is_refused(params string[] arguments) =>
        Should.Throw<FormatException>(() => Options.Read(arguments));
}
