using System.Text.Json;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary><c>concierge restaurants</c> on a database of the test's own.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class RestaurantsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Restaurants_ImportedAndAdded_AreListedAndFound()
    {
        var file = _folder.File("konstanz.csv");
        await File.WriteAllLinesAsync(file,
        [
            "name,phone,cuisine,address,city,price",
            "Bella Vista,+49 7531 123456,italian,Seestrasse 12,Konstanz,2",
            "Zum Hirsch,,german,Markt 1,Konstanz,1",
        ]);

        var imported = await RunAsync("import", file, "--country", "DE");
        imported.ExitCode.ShouldBe(0);
        (imported.Output + imported.Errors).ShouldContain("Skipped line 3: it has no telephone number.");
        (imported.Output + imported.Errors).ShouldContain("1 added");
        (await RunAsync("list")).Output.ShouldContain("1 restaurant.");
        (await RunAsync("add", "Gasthof", "+49 7531 999999")).ExitCode.ShouldBe(0);
        (await RunAsync("list")).Output.ShouldContain("2 restaurants.");
        (await FindNamesAsync("find", "bella vsta")).ShouldBe(["Bella Vista"], "a slip of the finger is corrected");
        (await FindNamesAsync("find", "italian in Konstanz")).ShouldBe(["Bella Vista"]);
        (await FindNamesAsync("list", "--max-price", "2")).ShouldBe(["Bella Vista", "Gasthof"], "an unknown price excludes no restaurant");
        (await FindNamesAsync("list", "--min-price", "3")).ShouldBe(["Gasthof"]);
        (await RunAsync("find", "nobody")).Errors.ShouldContain("No restaurant called \"nobody\" is known.");
    }

    [Theory]
    [InlineData("(restaurant.not_found)", "find", "nobody")]
    [InlineData("The restaurant directory is empty.", "find", "italian in Konstanz")]
    [InlineData("concierge restaurants import FILE", "find", "italian", "--max-price", "2")]
    [InlineData("is not in the years 1970 to 2199", "list", "--open-at", "9999-12-31 23:59")]
    [InlineData("--min-price 3 is higher than --max-price 2.", "list", "--min-price", "3", "--max-price", "2")]
    [InlineData("(option.invalid)", "list", "--max-price", "5")]
    [InlineData("(option.invalid)", "find", "italian", "--limit", "0")]
    [InlineData("(restaurant.invalid)", "add", "Gasthof", "12")]
    [InlineData("(import.file_not_found)", "import", "/nowhere/at/all.csv")]
    public async Task Restaurants_InvalidArguments_AreRefused(string message, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain(message);
        run.Errors.ShouldNotContain("   at ");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<string>> FindNamesAsync(params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--json"]);
        return
        [
            .. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonElement.Parse(line))
                .Where(printed => printed.GetProperty("event").GetString() == "restaurant")
                .Select(printed => printed.GetProperty("data").GetProperty("name").GetString()!),
        ];
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.RunAsync(["restaurants", .. arguments, "--set", $"CONCIERGE_DATABASE={_folder.File("concierge.db")}"]);
}
