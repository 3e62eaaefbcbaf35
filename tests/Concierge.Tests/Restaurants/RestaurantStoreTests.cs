using Concierge.Options;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants;

/// <summary>The directory on every kind of database.</summary>
public abstract class RestaurantStoreTests
{
    /// <summary>Where an empty database is.</summary>
    private protected abstract Task<DatabaseLocation> LocationAsync();

    [SkippableFact]
    public async Task A_file_is_taken_in_once_and_found_again()
    {
        await using var bench = new DirectoryFixture(database: await LocationAsync());
        var file = new RestaurantFileGenerator(300, seed: 5);
        (await bench.Table.GetVersionAsync(CancellationToken.None)).Count.ShouldBe(0);
        (await ImportAsync(bench, file)).Added.ShouldBe(300);
        var stamp = await bench.Table.GetVersionAsync(CancellationToken.None);
        stamp.Count.ShouldBe(300);
        stamp.UpdatedAt.ShouldBe(bench.Time.GetUtcNow());

        bench.AdvancePastCache();
        (await ImportAsync(bench, file)).Unchanged.ShouldBe(300);
        (await bench.Table.GetVersionAsync(CancellationToken.None)).ShouldBe(stamp);

        var (name, number) = file.Names[123];
        var search = await bench.Directory.FindAsync(name.ToLowerInvariant(), CancellationToken.None);
        (search.Match is { } match ? [match] : search.Candidates).Select(restaurant => restaurant.PhoneNumber.E164).ShouldContain(number);
    }

    [SkippableFact]
    public async Task A_change_is_seen_by_its_stamp()
    {
        await using var bench = new DirectoryFixture(database: await LocationAsync());
        await bench.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345"), CancellationToken.None);
        var before = await bench.Table.GetVersionAsync(CancellationToken.None);
        bench.AdvancePastCache();
        await bench.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345") with { City = "Konstanz" }, CancellationToken.None);
        var after = await bench.Table.GetVersionAsync(CancellationToken.None);
        after.ShouldNotBe(before);
        after.Count.ShouldBe(1);
        (await bench.Table.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().City.ShouldBe("Konstanz");
    }

    private static Task<ImportReport> ImportAsync(DirectoryFixture bench, RestaurantFileGenerator file) =>
        bench.Importer.ImportAsync(file.Open(), "restaurants.csv", new ImportOptions(), null, CancellationToken.None);
}
