using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary><c>concierge restaurants</c> as real processes, which share the database in the user's data folder.</summary>
public sealed class RestaurantsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Restaurants_ImportedByOneProcess_AreFoundByTheNext()
    {
        var file = _home.File("konstanz.csv");
        await File.WriteAllLinesAsync(file, ["name,phone,cuisine,address,city,price", "Bella Vista,+49 7531 123456,italian,Seestrasse 12,Konstanz,2"]);

        (await RunAsync("import", file, "--country", "DE")).ExitCode.ShouldBe(0);
        var (exitCode, output, _) = await RunAsync("find", "bella vsta", "--json");

        exitCode.ShouldBe(0);
        var found = PrintedEvent.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem());
        (found.Name, found.Data.GetText("name")).ShouldBe(("restaurant", "Bella Vista"));
    }

    public void Dispose() => _home.Dispose();

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        ConciergeProcess.RunAsync(_home, ["restaurants", .. arguments]);
}
