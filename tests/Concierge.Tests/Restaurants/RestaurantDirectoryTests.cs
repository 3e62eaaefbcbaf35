using Concierge.Restaurants;
using Concierge.Restaurants.Search;
using Concierge.Settings;

namespace Concierge.Tests.Restaurants;

public class RestaurantDirectoryTests
{
    private readonly ConfiguredRestaurantDirectory _directory = new(new ConciergeSettings { DemoRestaurantName = "Luigi's", DemoRestaurantPhone = "+1 415 555 0123" });

    [Theory]
    [InlineData("Luigi's")]
    [InlineData("luigis")]
    [InlineData("LUIGI'S")]
    [InlineData("Luigi")]
    [InlineData("the Luigi’s restaurant")]
    public async Task A_name_is_found_as_people_write_it(string query) =>
        (await _directory.FindAsync(query, CancellationToken.None)).Match!.PhoneNumber.E164.ShouldBe("+14155550123");

    [Theory]
    [InlineData("Café Müller", "cafe muller")]
    [InlineData("Chez Benoît", "chez benoit")]
    [InlineData("Smørrebrød", "Smorrebrod")]
    [InlineData("Weißes Rössl", "weisses rossl")]
    public void Accents_make_no_difference(string known, string typed) => RestaurantNames.Score(typed, known).ShouldBe(100);

    [Theory]
    [InlineData("Mario's")]
    [InlineData("Golden Dragon")]
    public async Task Another_name_is_not(string query)
    {
        var search = await _directory.FindAsync(query, CancellationToken.None);
        search.Match.ShouldBeNull();
        search.Error!.Code.ShouldBe("restaurant.not_found");
    }

    [Fact]
    public void Several_that_fit_are_candidates()
    {
        PhoneNumber.TryParse("+14155550123", out var number).ShouldBeTrue();
        var search = RestaurantMatcher.Match("Luigi's", new RestaurantIndex([new("Luigi's", number!) { Address = "Main Street" }, new("Luigis", number!) { Address = "Harbour" }, new("Mario's", number!)]));
        search.Match.ShouldBeNull();
        search.Candidates.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_number_that_cannot_be_dialled_is_named_with_its_setting()
    {
        var directory = new ConfiguredRestaurantDirectory(new ConciergeSettings { DemoRestaurantName = "Luigi's", DemoRestaurantPhone = "555" });
        var thrown = await Should.ThrowAsync<ConciergeException>(() => directory.FindAsync("Luigi's", CancellationToken.None));
        thrown.Error.Code.ShouldBe("phone.invalid");
        thrown.Message.ShouldContain("DEMO_RESTAURANT_PHONE");
    }
}
