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
    [InlineData("{\"text\":5}", "The field \"text\" has the wrong kind of value")]
    [InlineData("{\"id\":[1],\"text\":\"hi\"}", "The field \"id\" must be text or a number")]
    [InlineData("[]", "It is not a JSON object")]
    [InlineData("{\"text\":\"hi\",\"now\":\"9999-12-31T23:59\"}", "is not in the years 1970 to 2199")]
    [InlineData("{\"text\":\"hi\",\"now\":\"soon\"}", "'soon' is not written as 2026-11-29T10:00")]
    public async Task Understand_UnreadableLine_NamesItAndExitsWith2(string line, string message)
    {
        var file = _folder.File("messages.jsonl");
        await File.WriteAllTextAsync(file, line);

        var run = await CommandLineRun.RunAsync("understand", file);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(message);
        run.Errors.ShouldNotContain("System.");
    }

    [Fact]
    public async Task Understand_NumberAsId_IsRepeatedAsANumber()
    {
        var file = _folder.File("messages.jsonl");
        await File.WriteAllTextAsync(file, "{\"id\":7,\"text\":\"for 4\"}");

        var run = await CommandLineRun.RunAsync("understand", file);

        run.ExitCode.ShouldBe(0, run.Errors);
        JsonDocument.Parse(run.Output).RootElement.GetProperty("id").GetInt32().ShouldBe(7);
    }

    [Theory]
    [InlineData("--now", "9999-12-31T23:59", "tomorrow at 7pm", "is not in the years 1970 to 2199")]
    [InlineData("--asked", "date", "messages.jsonl", "messages.jsonl does not exist")]
    [InlineData("--asked", "date", "data/messages", "data/messages does not exist")]
    [InlineData("--asked", "date", "/", "/ is a folder")]
    public async Task Understand_WhatCannotBeRead_IsRefused(string option, string value, string source, string message)
    {
        var run = await CommandLineRun.RunAsync("understand", option, value, source);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("understand.unreadable");
        run.Errors.ShouldContain(message);
    }

    public void Dispose() => _folder.Dispose();
}
