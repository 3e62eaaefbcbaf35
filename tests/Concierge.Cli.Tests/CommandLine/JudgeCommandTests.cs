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

    private const string Start = """{"request":{"party_size":4,"date":"2026-11-29","time":"19:00"},"now":"2026-11-27T15:10",""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Judge_ByteOrderMarkBeforeTheFirstLine_IsIgnored()
    {
        var file = _folder.File("calls.jsonl");
        await File.WriteAllTextAsync(file, $"\n\uFEFF{Call.ReplaceLineEndings("")}");

        (await CommandLineRun.RunAsync("judge", file)).ExitCode.ShouldBe(0);
    }

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
        judged.GetProperty("decided_by").GetString().ShouldBe("rules");
        judged.GetProperty("evidence").GetProperty("agreement").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("{", "Line 1 is not a call")]
    [InlineData("""{"request":{"party_size":4,"date":"soon","time":"19:00"},"now":"2026-11-27T15:10","turns":[]}""", "'soon' is not written as 2026-11-29")]
    [InlineData("""{"now":"2026-11-27T15:10","turns":[]}""", "request")]
    [InlineData("""{"request":{"party_size":4,"date":"2026-11-29","time":"19:00"},"now":"9999-12-31T23:59","turns":[]}""", "is not in the years 1970 to 2199")]
    [InlineData("[]", "It is not a JSON object")]
    [InlineData("""{"request":5,"now":"2026-11-27T15:10","turns":[]}""", "The field \"request\" has the wrong kind of value")]
    [InlineData("null", "holds no call")]
    [InlineData(Start + "\"turns\":[null]}", "is null")]
    [InlineData(Start + "\"turns\":[{\"who\":\"waiter\",\"text\":\"yes\"}]}", "'waiter' is neither agent nor restaurant")]
    [InlineData(Start + "\"turns\":[],\"claims\":[{\"after\":0,\"outcome\":\"7\"}]}", "'7' is no outcome")]
    [InlineData(Start + "\"turns\":[],\"claims\":[{\"after\":1,\"outcome\":\"confirmed\"}]}", "after 1 of 0 turns")]
    [InlineData(Start + "\"turns\":[],\"claims\":[{\"after\":0,\"outcome\":\"confirmed\",\"party_size\":1000}]}", "1000 is no number of people")]
    public async Task Judge_UnreadableLine_NamesItAndExitsWith2(string line, string message)
    {
        var file = _folder.File("calls.jsonl");
        await File.WriteAllTextAsync(file, line);

        var run = await CommandLineRun.RunAsync("judge", file);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(message);
    }

    [Fact]
    public async Task Judge_ModelWithoutAChatModel_NamesTheSettings()
    {
        var file = _folder.File("calls.jsonl");
        await File.WriteAllTextAsync(file, Call.ReplaceLineEndings(""));

        var run = await CommandLineRun.RunAsync("judge", file, "--model");

        run.ExitCode.ShouldNotBe(0);
        run.Errors.ShouldContain("No chat model is configured.");
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
