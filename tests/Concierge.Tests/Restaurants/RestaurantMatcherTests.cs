using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Tests.Restaurants;

public class RestaurantMatcherTests
{
    private static readonly RestaurantIndex Index = new(
    [
        Of("Luigi's", 1) with { City = "Konstanz", Address = "Hussenstraße 3, 78462 Konstanz" },
        Of("Luigi's", 2) with { City = "Radolfzell", Address = "Seestraße 9, 78315 Radolfzell" },
        Of("Gasthaus zum Löwen", 3) with { City = "Konstanz", Address = "Marktstätte 1, 78462 Konstanz" },
        Of("Café Mozart", 4) with { City = "Konstanz" },
        Of("Pizza & Pasta", 5) with { City = "Reichenau" },
        Of("Il Boccone", 6) with { City = "Konstanz" },
        Of("Sakura", 7) with { City = "Konstanz" },
    ]);

    [Theory]
    [InlineData("gasthaus zum lowen", 3)]
    [InlineData("Gasthaus zum Loewen", 3)]
    [InlineData("gasthas zum löwen", 3)]
    [InlineData("zum Löwen", 3)]
    [InlineData("cafe mozart", 4)]
    [InlineData("Cafe Mozzart", 4)]
    [InlineData("mozart", 4)]
    [InlineData("Mozzart cafe", 4)]
    [InlineData("pizza and pasta", 5)]
    [InlineData("boccone", 6)]
    [InlineData("Ristorante Il Bocone", 6)]
    [InlineData("sakurra", 7)]
    public void A_name_is_found_whatever_slips_are_in_it(string query, int number) => RestaurantMatcher.Match(query, Index).Match.ShouldNotBeNull().PhoneNumber.E164.ShouldBe(Number(number));

    [Theory]
    [InlineData("Luigi's in Konstanz", 1)]
    [InlineData("Luigis Radolfzell", 2)]
    [InlineData("luigi, Seestraße", 2)]
    [InlineData("luigis at Hussenstrasse", 1)]
    [InlineData("Luigi's on Hussenstraße", 1)]
    [InlineData("luigi's radolfzel", 2)]
    public void Its_place_tells_it_from_its_namesakes(string query, int number) => RestaurantMatcher.Match(query, Index).Match.ShouldNotBeNull().PhoneNumber.E164.ShouldBe(Number(number));

    [Fact]
    public void Several_that_fit_are_named_with_their_places()
    {
        var search = RestaurantMatcher.Match("luigis", Index);
        search.Candidates.Count.ShouldBe(2);
        search.Error!.Code.ShouldBe("restaurant.several");
        search.Error.Message.ShouldBe("Several restaurants fit: Luigi's (Hussenstraße 3, 78462 Konstanz) or Luigi's (Seestraße 9, 78315 Radolfzell).");
    }

    [Theory]
    [InlineData("Gasthaus zum Bären", "Gasthaus zum Löwen")]
    [InlineData("Luigi's in Berlin", "Luigi's")]
    public void When_none_fits_what_is_near_is_named(string query, string near)
    {
        var search = RestaurantMatcher.Match(query, Index);
        search.Match.ShouldBeNull();
        search.Error!.Code.ShouldBe("restaurant.not_found");
        search.NearMisses.Select(restaurant => restaurant.Name).ShouldContain(near);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("'’")]
    [InlineData("!?")]
    public void Nothing_finds_nothing(string query) => RestaurantMatcher.Match(query, Index).Match.ShouldBeNull();

    [Fact]
    public void Many_namesakes_are_not_all_read_out()
    {
        var many = new RestaurantIndex(Enumerable.Range(1, 9).Select(number => Of("Sonne", number) with { City = $"Town {number}" }));
        var search = RestaurantMatcher.Match("Sonne", many);
        search.Candidates.Count.ShouldBe(9);
        search.Error!.Message.ShouldEndWith("Sonne (Town 5) and 4 more.");
    }

    private static Restaurant Of(string name, int number) => PhoneNumber.TryParse(Number(number), out var parsed) ? new Restaurant(name, parsed) : throw new ArgumentException(name);

    private static string Number(int number) => $"+4975311234{number}";
}
