using Concierge.Contracts;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants;

/// <summary>Imports a file of restaurants into the database and finds them again.</summary>
public sealed class RestaurantImporterTests : IAsyncLifetime
{
    private readonly DirectoryFixture _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public Task Import_ThousandRestaurants_ReportsWhatIsInvalid_AndTheSameFileAgainChangesNothing() => ImportTwiceAsync(1000);

    [Fact]
    [Trait("Category", "Long")]
    public Task Import_TenThousandRestaurants_ReportsWhatIsInvalid_AndTheSameFileAgainChangesNothing() => ImportTwiceAsync(10_000);

    [Fact]
    public async Task An_import_that_is_given_up_leaves_the_directory_as_it_was()
    {
        await ImportAsync(new RestaurantFileGenerator(50, seed: 2));
        using var given = new CancellationTokenSource();
        var progress = new Immediate(_ => given.Cancel());
        await Should.ThrowAsync<OperationCanceledException>(() => _bench.Importer.ImportAsync(new RestaurantFileGenerator(2000, seed: 3).Open(), "restaurants.csv", new ImportOptions(), progress, given.Token));
        (await _bench.Directory.ListAsync(CancellationToken.None)).Count.ShouldBe(50);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_not_taken_at_all()
    {
        using var broken = new MemoryStream("{ \"elements\": [ { \"type\": \"node\", \"id\": 1, \"lat\": 1, \"lon\": 2, \"tags\": { \"amenity\": \"restaurant\", \"name\": \"Luigi's\", \"phone\": \"+49 7531 12345\" } }, { \"type\": "u8.ToArray());
        (await Should.ThrowAsync<ConciergeException>(() => _bench.Importer.ImportAsync(broken, "x.json", new ImportOptions(), null, CancellationToken.None))).Error.Code.ShouldBe("import.json");
        (await _bench.Directory.ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("nothing,here\n1,2", "import.no_header")]
    public async Task A_file_that_is_none_is_refused(string text, string code)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        (await Should.ThrowAsync<ConciergeException>(() => _bench.Importer.ImportAsync(stream, "x.csv", new ImportOptions(), null, CancellationToken.None))).Error.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        (await Should.ThrowAsync<ConciergeException>(() => _bench.Importer.ImportAsync("/nowhere/restaurants.csv", new ImportOptions(), null, CancellationToken.None))).Error.Code.ShouldBe("import.file_not_found");

    private async Task ImportTwiceAsync(int count)
    {
        var file = new RestaurantFileGenerator(count, seed: 1);
        var first = await ImportAsync(file);
        first.Entries.ShouldBe(file.Lines);
        (first.Added, first.Duplicates, first.Rejected.Count, first.Updated, first.Unchanged).ShouldBe((count, file.Duplicates, file.Bad, 0, 0));
        first.Rejected.ShouldContain(note => note.Position == "line 5" && note.Reason == "it has no telephone number");
        first.Remarks.ShouldContain(note => note.Reason.Contains("täglich ab 11 Uhr"));
        var stored = await _bench.Directory.ListAsync(CancellationToken.None);
        stored.Count.ShouldBe(count);
        stored.ShouldAllBe(restaurant => restaurant.TimeZone == "Europe/Berlin" && restaurant.City != null);

        var second = await ImportAsync(file);
        (second.Added, second.Updated, second.Unchanged, second.Duplicates).ShouldBe((0, 0, count, file.Duplicates));

        await FindEachAsync(file);
    }

    private Task<ImportReport> ImportAsync(RestaurantFileGenerator file) =>
        _bench.Importer.ImportAsync(file.Open(), "restaurants.csv", new ImportOptions(), null, CancellationToken.None);

    // Every fiftieth, once as it is and once with a letter missing.
    private async Task FindEachAsync(RestaurantFileGenerator file)
    {
        foreach (var (name, number) in file.Names.Where((_, index) => index % 50 == 7))
        {
            foreach (var written in (string[])[name, name.Remove(name.Length - 3, 1).ToLowerInvariant()])
            {
                var search = await _bench.Directory.FindAsync(written, CancellationToken.None);
                var named = search.Match is { } match ? [match] : search.Candidates;
                named.ShouldNotBeEmpty($"{written} for {name}");
                named.ShouldContain(restaurant => RestaurantNameComparer.AreSame(RestaurantNameComparer.Normalize(restaurant.Name), RestaurantNameComparer.Normalize(name)), $"{written} for {name}, {number}");
            }
        }
    }

    private sealed class Immediate(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
