using Concierge.Options;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants;

/// <summary>The directory on every kind of database.</summary>
public abstract class RestaurantTableTests
{
    /// <summary>Where an empty database is.</summary>
    private protected abstract Task<DatabaseLocation> LocationAsync();

    [SkippableFact]
    public async Task A_file_is_taken_in_once_and_found_again()
    {
        await using var bench = new DirectoryBench(database: await LocationAsync());
        var file = new GeneratedRestaurants(300, seed: 5);
        (await bench.Table.StampAsync(CancellationToken.None)).Count.ShouldBe(0);
        (await ImportAsync(bench, file)).Added.ShouldBe(300);
        var stamp = await bench.Table.StampAsync(CancellationToken.None);
        stamp.Count.ShouldBe(300);
        stamp.UpdatedAt.ShouldBe(bench.Time.GetUtcNow());

        bench.Later();
        (await ImportAsync(bench, file)).Unchanged.ShouldBe(300);
        (await bench.Table.StampAsync(CancellationToken.None)).ShouldBe(stamp);

        var (name, number) = file.Names[123];
        var search = await bench.Directory.FindAsync(name.ToLowerInvariant(), CancellationToken.None);
        (search.Match is { } match ? [match] : search.Candidates).Select(restaurant => restaurant.PhoneNumber.E164).ShouldContain(number);
    }

    [SkippableFact]
    public async Task A_change_is_seen_by_its_stamp()
    {
        await using var bench = new DirectoryBench(database: await LocationAsync());
        await bench.Importer.AddAsync(DirectoryBench.Entry("Roma", "+49 7531 12345"), CancellationToken.None);
        var before = await bench.Table.StampAsync(CancellationToken.None);
        bench.Later();
        await bench.Importer.AddAsync(DirectoryBench.Entry("Roma", "+49 7531 12345") with { City = "Konstanz" }, CancellationToken.None);
        var after = await bench.Table.StampAsync(CancellationToken.None);
        after.ShouldNotBe(before);
        after.Count.ShouldBe(1);
        (await bench.Table.AllAsync(CancellationToken.None)).ShouldHaveSingleItem().City.ShouldBe("Konstanz");
    }

    private static Task<ImportReport> ImportAsync(DirectoryBench bench, GeneratedRestaurants file) =>
        bench.Importer.ImportAsync(file.Open(), "restaurants.csv", new ImportOptions(), null, CancellationToken.None);
}
