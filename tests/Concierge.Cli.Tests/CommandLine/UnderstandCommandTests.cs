using System.Text.Json;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary><c>concierge understand</c>.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class UnderstandCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Understand_Sentence_PrintsTheSlots()
    {
        var run = await CommandLineRun.RunAsync("understand", "--json", "--now", "2026-11-29T10:00", "Book a table at Luigi's for 4 tomorrow at 7pm");

        run.ExitCode.ShouldBe(0, run.Errors);
        var slots = JsonDocument.Parse(run.Output).RootElement.GetProperty("slots");
        slots.GetProperty("restaurant").GetProperty("value").GetString().ShouldBe("Luigi's");
        slots.GetProperty("restaurant").GetProperty("start").GetInt32().ShouldBe(16);
        slots.GetProperty("party").GetProperty("value").GetInt32().ShouldBe(4);
        slots.GetProperty("date").GetProperty("value").GetString().ShouldBe("2026-11-30");
        slots.GetProperty("time").GetProperty("value").GetString().ShouldBe("19:00");
    }

    [Fact]
    public async Task Understand_File_PrintsOneLineForEachMessage()
    {
        var file = _folder.File("messages.jsonl");
        await File.WriteAllTextAsync(file, "\uFEFF{\"id\":\"a\",\"text\":\"for 4\",\"now\":\"2026-11-29T10:00\"}\n\n{\"id\":\"b\",\"text\":\"at Çiya Sofrası\"}\n");

        var run = await CommandLineRun.RunAsync("understand", file);

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).ShouldBe(["a", "b"]);
        run.Output.ShouldContain("Çiya Sofrası");
    }

    [Theory]
    [InlineData("{", "Line 1 is not a message")]
    [InlineData("{\"id\":\"a\"}", "no field \"text\"")]
    [InlineData("{\"text\":\"hi\",\"asked\":\"hour\"}", "'hour' is no slot")]
    [InlineData("{\"text\":\"hi\",\"now\":\"soon\"}", "'soon' is not written as 2026-11-29T10:00")]
    public async Task Understand_UnreadableLine_NamesItAndExitsWith2(string line, string message)
    {
        var file = _folder.File("messages.jsonl");
        await File.WriteAllTextAsync(file, line);

        var run = await CommandLineRun.RunAsync("understand", file);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(message);
    }

    public void Dispose() => _folder.Dispose();
}
