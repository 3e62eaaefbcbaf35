using System.Reflection;
using System.Text.Json;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>What <c>--json</c> prints satisfies the published schema.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class JsonLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public JsonLinesTests()
    {
        // An empty file is an empty database. A missing one is a warning in the commands that only read.
        var database = _folder.File("concierge.db");
        File.WriteAllBytes(database, []);
        _settings = new(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = database, ["PORT"] = "0" };
    }

    [Fact]
    public async Task Restaurants_EveryLine_SatisfiesTheSchema()
    {
        var file = _folder.File("restaurants.csv");
        await File.WriteAllTextAsync(file, "name,phone\nLuigi's Ècole,+14155550123\nNo number,\n");

        await CheckAsync("restaurants", "import", file, "--json");
        await CheckAsync("restaurants", "list", "--json");
        await CheckAsync("restaurants", "show", "luigis", "--json");
        await CheckAsync("restaurants", "edit", "luigis", "--price", "2", "--json");
        await CheckAsync("restaurants", "undo", "--json");
        await CheckAsync("restaurants", "add", "Da Mario", "+14155550142", "--json");
        await CheckAsync("restaurants", "find", "da mario", "--json");
        await CheckAsync("restaurants", "remove", "da mario", "--json");
        await CheckAsync("reservations", "list", "--json");
    }

    [Theory]
    [InlineData("reservations", "show", "nobody", "--json")]
    [InlineData("rehearse", "--json", "--scenaro", "x")]
    [InlineData("rehearse", "--json", "--scenario", "nope", "Book")]
    public async Task Errors_SatisfyTheSchema(params string[] arguments) => await CheckAsync(arguments);

    [Theory]
    [InlineData("rehearse", "--list", "--json")]
    [InlineData("rehearse", "--show", "accepts", "--json")]
    [InlineData("reservations", "list", "--all", "--json")]
    [InlineData("never mind", "--json")]
    [InlineData("Book a table for 4", "--json")]
    [InlineData("Book a table at Luigi's for 4 tomorrow at 7pm", "--json")]
    public async Task Lines_WithoutACall_SatisfyTheSchema(params string[] arguments) => await CheckAsync(arguments);

    [Fact]
    public async Task Names_AreNotEscaped()
    {
        await CommandLineRun.RunAsync(_settings, "restaurants", "add", "Luigi's Crêperie", "+14155550123");

        (await CommandLineRun.RunAsync(_settings, "restaurants", "list", "--json")).Output.ShouldContain("\"name\":\"Luigi's Crêperie\"");
    }

    [Fact]
    public async Task CharactersThatControlATerminal_AreEscaped()
    {
        var file = _folder.File("restaurants.csv");
        await File.WriteAllTextAsync(file, "name,phone\nLuigi\u202e\u2066x,+14155550123\n");
        await CommandLineRun.RunAsync(_settings, "restaurants", "import", file);

        var line = (await CommandLineRun.RunAsync(_settings, "restaurants", "list", "--json")).Output;

        line.ShouldContain("\\u202e\\u2066x");
        JsonElement.Parse(line).GetProperty("data").GetProperty("name").GetString().ShouldBe("Luigi\u202e\u2066x");
        (await CommandLineRun.RunAsync("understand", "a table at Luigi\u202e for 4")).Output.ShouldNotContain("\u202e");
    }

    [Fact]
    public void Schema_HasEveryEventOfARequest()
    {
        var names = typeof(ProgressEventNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        names.ShouldAllBe(name => JsonLinesSchema.Text.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"event":"nothing","data":{}}""")]
    [InlineData("""{"event":"error","data":{"code":"x"}}""")]
    public async Task Schema_RefusesOtherLines(string line) => (await JsonLinesSchema.ValidateAsync(line)).ShouldNotBeEmpty();

    public void Dispose() => _folder.Dispose();

    private async Task CheckAsync(params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(_settings, arguments);
        run.Errors.ShouldBeEmpty();
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            line.ShouldNotContain("\\u00");
            (await JsonLinesSchema.ValidateAsync(line)).ShouldBeEmpty(line);
        }
    }
}
