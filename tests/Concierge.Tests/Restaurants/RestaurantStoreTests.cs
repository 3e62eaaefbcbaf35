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
        await using var host = new DirectoryFixture(database: await LocationAsync());
        var file = new RestaurantFileGenerator(300, seed: 5);
        (await host.Table.GetVersionAsync(CancellationToken.None)).Count.ShouldBe(0);
        (await ImportAsync(host, file)).Added.ShouldBe(300);
        var stamp = await host.Table.GetVersionAsync(CancellationToken.None);
        stamp.Count.ShouldBe(300);
        stamp.UpdatedAt.ShouldBe(host.Time.GetUtcNow());

        host.AdvancePastCache();
        (await ImportAsync(host, file)).Unchanged.ShouldBe(300);
        (await host.Table.GetVersionAsync(CancellationToken.None)).ShouldBe(stamp);

        var (name, number) = file.Names[123];
        var search = await host.Directory.FindAsync(name.ToLowerInvariant(), CancellationToken.None);
        (search.Match is { } match ? [match] : search.Candidates).Select(restaurant => restaurant.PhoneNumber.E164).ShouldContain(number);
    }

    [SkippableFact]
    public async Task A_change_is_seen_by_its_stamp()
    {
        await using var host = new DirectoryFixture(database: await LocationAsync());
        await host.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345"), CancellationToken.None);
        var before = await host.Table.GetVersionAsync(CancellationToken.None);
        host.AdvancePastCache();
        await host.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345") with { City = "Konstanz" }, CancellationToken.None);
        var after = await host.Table.GetVersionAsync(CancellationToken.None);
        after.ShouldNotBe(before);
        after.Count.ShouldBe(1);
        (await host.Table.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().City.ShouldBe("Konstanz");
    }

    private static Task<ImportReport> ImportAsync(DirectoryFixture host, RestaurantFileGenerator file) =>
        host.Importer.ImportAsync(file.Open(), "restaurants.csv", new ImportOptions(), null, CancellationToken.None);
}
