using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Tests.Restaurants;

public class RestaurantDirectoryTests
{
    private static readonly ConciergeSettings Demo = new() { Restaurants = new() { DemoName = "Luigi's", DemoPhone = "+1 415 555 0123" } };

    [Theory]
    [InlineData("Luigi's")]
    [InlineData("luigis")]
    [InlineData("LUIGI'S")]
    [InlineData("Luigi")]
    [InlineData("the Luigi’s restaurant")]
    public async Task The_restaurant_of_the_settings_is_found_as_people_write_it(string query)
    {
        await using var host = new DirectoryFixture(Demo);
        (await host.Directory.FindAsync(query, CancellationToken.None)).Match!.PhoneNumber.E164.ShouldBe("+14155550123");
    }

    [Theory]
    [InlineData("Mario's")]
    [InlineData("Golden Dragon")]
    public async Task Find_OtherName_HasNoMatch(string query)
    {
        await using var host = new DirectoryFixture(Demo);
        var search = await host.Directory.FindAsync(query, CancellationToken.None);
        search.Match.ShouldBeNull();
        search.Error!.Code.ShouldBe("restaurant.not_found");
    }

    [Fact]
    public async Task A_number_that_cannot_be_dialled_is_named_with_its_setting()
    {
        await using var host = new DirectoryFixture(Demo with { Restaurants = Demo.Restaurants with { DemoPhone = "555" } });
        var thrown = await Should.ThrowAsync<ConciergeException>(() => host.Directory.FindAsync("Luigi's", CancellationToken.None));
        thrown.Error.Code.ShouldBe("phone.invalid");
        thrown.Message.ShouldContain("DEMO_RESTAURANT_PHONE");
    }

    [Fact]
    public async Task What_is_added_is_found_with_everything_that_was_said_of_it()
    {
        await using var host = new DirectoryFixture(Demo);
        var added = await host.Importer.AddAsync(
            DirectoryFixture.Entry("Trattoria Roma", "07531 12345") with { Country = "DE", City = "Konstanz", Street = "Hussenstraße 3", Cuisine = "Italian; Pizza", Price = "€€", OpeningHours = "Tu-Su 12:00-23:00", Website = "roma.example", Language = "it" },
            CancellationToken.None);
        added.IsNew.ShouldBeTrue();
        var found = (await host.Directory.FindAsync("trattoria rome", CancellationToken.None)).Match!;
        found.ShouldBe(added.Restaurant);
        (found.Name, found.PhoneNumber.E164, found.Address, found.City, found.Cuisine, found.Price).ShouldBe(("Trattoria Roma", "+49753112345", "Hussenstraße 3, Konstanz", "Konstanz", "italian;pizza", 2));
        (found.OpeningHours, found.TimeZone, found.Language, found.Website, found.Source).ShouldBe(("Tu-Su 12:00-23:00", "Europe/Berlin", "it", "https://roma.example", "user"));
        (await host.Directory.FindByIdAsync(found.Id!.Value, CancellationToken.None)).ShouldBe(found);
        (await host.Directory.FindByNumberAsync(found.PhoneNumber, CancellationToken.None)).ShouldBe(found);
    }

    [Fact]
    public async Task Adding_it_again_says_more_of_the_same_restaurant()
    {
        await using var host = new DirectoryFixture();
        await host.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345") with { City = "Konstanz" }, CancellationToken.None);
        var again = await host.Importer.AddAsync(DirectoryFixture.Entry("Trattoria Roma", "+49 7531 12345") with { Cuisine = "italian" }, CancellationToken.None);
        again.IsNew.ShouldBeFalse();
        (again.Restaurant.Name, again.Restaurant.City, again.Restaurant.Cuisine).ShouldBe(("Trattoria Roma", "Konstanz", "italian"));
        (await host.Directory.ListAsync(CancellationToken.None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Add_NumberThatCannotBeCalled_IsRejected()
    {
        await using var host = new DirectoryFixture();
        (await Should.ThrowAsync<ConciergeException>(() => host.Importer.AddAsync(DirectoryFixture.Entry("Roma", "112"), CancellationToken.None))).Error.Code.ShouldBe("restaurant.invalid");
        (await host.Directory.ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_restaurant_of_the_settings_gives_way_to_the_same_one_in_the_table()
    {
        await using var host = new DirectoryFixture(Demo);
        await host.Importer.AddAsync(DirectoryFixture.Entry("Luigi's", "+1 415 555 0123") with { City = "San Francisco" }, CancellationToken.None);
        (await host.Directory.FindAsync("Luigi's", CancellationToken.None)).Match!.City.ShouldBe("San Francisco");
    }

    [Fact]
    public async Task What_another_process_adds_is_found_a_moment_later()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("concierge-tests-");
        try
        {
            var file = DatabaseLocation.FromFile(Path.Combine(folder.FullName, "concierge.db"));
            await using var here = new DirectoryFixture(database: file);
            await using var there = new DirectoryFixture(database: file);
            (await here.Directory.FindAsync("Roma", CancellationToken.None)).Match.ShouldBeNull();
            await there.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345"), CancellationToken.None);
            here.AdvancePastCache();
            (await here.Directory.FindAsync("Roma", CancellationToken.None)).Match!.City.ShouldBeNull();
            there.AdvancePastCache();
            await there.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 12345") with { City = "Konstanz" }, CancellationToken.None);
            here.AdvancePastCache();
            (await here.Directory.FindAsync("Roma", CancellationToken.None)).Match!.City.ShouldBe("Konstanz");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_all_answered()
    {
        await using var host = new DirectoryFixture(Demo);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.Directory.FindAsync("luigis", CancellationToken.None))));
        answers.ShouldAllBe(answer => answer.Match!.Name == "Luigi's");
    }
}
