using Concierge.Cli.CommandLine;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Output that cannot be written ends no command; it is told at the end.</summary>
public sealed class OutputGuardTests
{
    [Fact]
    public void Write_FullDisk_IsRememberedAndNotThrown()
    {
        using var guard = new OutputGuard(new FailingWriter(28));

        guard.WriteLine("a line");
        guard.Write('x');
        guard.Write("text".ToCharArray(), 0, 4);
        guard.Flush();

        guard.Failure.ShouldNotBeNull();
        OutputGuard.Describe(guard.Failure).Code.ShouldBe("storage.full");
    }

    [Theory]
    [InlineData(122, "storage.full")]
    [InlineData(9, "output.not_writable")]
    [InlineData(5, "output.not_writable")]
    public void Describe_Failure_HasItsCode(int errno, string code) => OutputGuard.Describe(new IOException("x", errno)).Code.ShouldBe(code);

    [Fact]
    public void Write_NoFailure_PassesEverythingOn()
    {
        using var written = new TestWriter();
        using var guard = new OutputGuard(written);

        guard.WriteLine("a line");
        guard.Write("and more");

        guard.Failure.ShouldBeNull();
        written.ToString().ShouldBe($"a line{Environment.NewLine}and more");
    }

    private sealed class FailingWriter(int errno) : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device", errno);

        public override void Write(string? value) => throw new IOException("No space left on device", errno);

        public override void Write(char[] buffer, int index, int count) => throw new IOException("No space left on device", errno);
    }
}
