using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;
using NodaTime;

namespace Concierge.Tests.Restaurants;

public class CriteriaSearchTests
{
    private static readonly LocalDateTime Friday = new(2026, 11, 27, 20, 0);

    private static readonly RestaurantIndex Index = new(
    [
        Of("Bella", "italian;pizza", "Konstanz", 2) with { OpeningHours = "Mo-Su 17:00-23:00" },
        Of("Da Marco", "pizza", "Konstanz", 3),
        Of("Trattoria Roma", "italian", "Konstanz", null) with { OpeningHours = "Mo-Th 12:00-22:00" },
        Of("Napoli", "italian", "Radolfzell", 1) with { Address = "Konstanzer Straße 5, 78315 Radolfzell" },
        Of("Sakura", "japanese;sushi", "Konstanz", 3),
        Of("Sushi Bar", null, "Konstanz", 1),
        Of("Ramen Ya", "ramen", "Konstanz", 1),
    ]);

    [Theory]
    [InlineData("italian", "Konstanz", "Bella,Trattoria Roma,Da Marco")]
    [InlineData("Italian food", "konstanz", "Bella,Trattoria Roma,Da Marco")]
    [InlineData("pizza", "Konstanz", "Da Marco,Bella,Trattoria Roma")]
    [InlineData("a good Italian place", "Radolfzell", "Napoli")]
    [InlineData("italian", "Konstannz", "Bella,Trattoria Roma,Da Marco")]
    [InlineData("sushi", null, "Sakura,Sushi Bar")]
    [InlineData("japanese", null, "Sakura,Ramen Ya,Sushi Bar")]
    [InlineData("greek", null, "")]
    [InlineData("🍕", null, "")]
    [InlineData("?!", "Konstanz", "")]
    [InlineData(null, "🍕", "")]
    [InlineData("italian", "Berlin", "")]
    [InlineData(null, "Radolfzell", "Napoli")]
    public void Cuisine_and_place_are_taken_as_people_say_them(string? cuisine, string? place, string expected) =>
        Names(new RestaurantQuery { Cuisine = cuisine, Place = place, Limit = 50 }).ShouldBe(expected);

    [Fact]
    public void Dearer_ones_are_left_out_and_those_of_unknown_price_come_last() =>
        Names(new RestaurantQuery { Cuisine = "italian", Place = "Konstanz", MaxPrice = 2 }).ShouldBe("Bella,Trattoria Roma");

    [Fact]
    public void Cheaper_ones_are_left_out_and_those_of_unknown_price_come_last() =>
        Names(new RestaurantQuery { Cuisine = "pizza", Place = "Konstanz", MinPrice = 3 }).ShouldBe("Da Marco,Trattoria Roma");

    [Fact]
    public void Closed_ones_are_left_out_and_those_of_unknown_hours_come_last() =>
        Names(new RestaurantQuery { Cuisine = "italian", Place = "Konstanz", OpenAt = Friday }).ShouldBe("Bella,Da Marco");

    [Fact]
    public void No_more_are_told_than_are_wanted() => Names(new RestaurantQuery { Limit = 2 }).Split(',').Length.ShouldBe(2);

    private static string Names(RestaurantQuery query) => string.Join(',', CriteriaSearch.Search(query, Index).Select(restaurant => restaurant.Name));

    private static Restaurant Of(string name, string? cuisine, string city, int? price) =>
        PhoneNumber.TryParse("+49753112345", out var number) ? new Restaurant(name, number) { Cuisine = cuisine, City = city, Price = price, TimeZone = "Europe/Berlin" } : throw new ArgumentException(name);
}
