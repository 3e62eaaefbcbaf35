using System.Text.Json;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary><c>concierge judge</c>.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class JudgeCommandTests : IDisposable
{
    private const string Call = """
        {"id":"c1","request":{"party_size":4,"date":"2026-11-29","time":"19:00","name":"Smith"},"now":"2026-11-27T15:10","turns":[
        {"who":"agent","text":"A table for four on Sunday at seven, please, under Smith. Is that possible?"},
        {"who":"restaurant","text":"Yes, you're booked. Your confirmation number is BK472."}],
        "claims":[{"after":2,"outcome":"confirmed","confirmation_number":"BK472"}]}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Judge_File_PrintsOneLineForEachCall()
    {
        var file = _folder.File("calls.jsonl");
        await File.WriteAllTextAsync(file, $"{Call.ReplaceLineEndings("")}\n\n{Call.ReplaceLineEndings("")}\n");

        var run = await CommandLineRun.RunAsync("judge", file);

        run.ExitCode.ShouldBe(0, run.Errors);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        var judged = JsonDocument.Parse(lines[0]).RootElement;
        judged.GetProperty("id").GetString().ShouldBe("c1");
        judged.GetProperty("verdict").GetString().ShouldBe("confirmed");
        judged.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
        judged.GetProperty("evidence").GetProperty("agreement").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("{", "Line 1 is not a call")]
    [InlineData("""{"request":{"party_size":4,"date":"soon","time":"19:00"},"now":"2026-11-27T15:10","turns":[]}""", "'soon' is no LocalDate")]
    [InlineData("""{"now":"2026-11-27T15:10","turns":[]}""", "request")]
    public async Task Judge_UnreadableLine_NamesItAndExitsWith2(string line, string message)
    {
        var file = _folder.File("calls.jsonl");
        await File.WriteAllTextAsync(file, line);

        var run = await CommandLineRun.RunAsync("judge", file);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(message);
    }

    [Fact]
    public async Task Judge_MissingFile_ExitsWith2()
    {
        var run = await CommandLineRun.RunAsync("judge", _folder.File("none.jsonl"));

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("cannot be read");
    }

    public void Dispose() => _folder.Dispose();
}
