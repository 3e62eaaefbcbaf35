using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary>The directory as the command line keeps it, in a database of its own.</summary>
public sealed class RestaurantsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task What_is_imported_and_added_is_listed_and_found()
    {
        var file = _home.File("konstanz.csv");
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
        (await NamesAsync("find", "bella vsta")).ShouldBe(["Bella Vista"], "slips are forgiven");
        (await NamesAsync("find", "italian in Konstanz")).ShouldBe(["Bella Vista"]);
        (await NamesAsync("list", "--max-price", "2")).ShouldBe(["Bella Vista", "Gasthof"], "what is not known excludes nobody");
        (await NamesAsync("list", "--min-price", "3")).ShouldBe(["Gasthof"]);
        (await RunAsync("find", "nobody")).Errors.ShouldContain("No restaurant called \"nobody\" is known.");
    }

    [Theory]
    [InlineData("(restaurant.not_found)", "find", "nobody")]
    [InlineData("The restaurant directory is empty.", "find", "italian in Konstanz")]
    [InlineData("concierge restaurants import FILE", "find", "italian", "--max-price", "2")]
    [InlineData("--min-price 3 is higher than --max-price 2.", "list", "--min-price", "3", "--max-price", "2")]
    [InlineData("(option.invalid)", "list", "--max-price", "5")]
    [InlineData("(option.invalid)", "find", "italian", "--limit", "0")]
    [InlineData("(restaurant.invalid)", "add", "Gasthof", "12")]
    [InlineData("(import.file_not_found)", "import", "/nowhere/at/all.csv")]
    public async Task A_mistake_is_told_with_its_code(string told, params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(3);
        errors.ShouldContain(told);
        errors.ShouldNotContain("   at ");
    }

    public void Dispose() => _home.Dispose();

    private async Task<List<string>> NamesAsync(params string[] arguments)
    {
        var (_, output, _) = await RunAsync([.. arguments, "--json"]);
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Where(told => told.GetProperty("event").GetString() == "restaurant")
                .Select(told => told.GetProperty("data").GetProperty("name").GetString()!),
        ];
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => ConciergeProcess.RunAsync(_home, ["restaurants", .. arguments]);
}
