using Concierge.Language;
using NodaTime;

namespace Concierge.Tests.Language;

/// <summary>Places are read by their position, and are no restaurants.</summary>
public sealed class PlaceReadingTests
{
    private static readonly LocalDateTime Now = new(2026, 11, 22, 15, 0);

    [Theory]
    [InlineData("I need a table for five in Tarrytown", null, "Tarrytown")]
    [InlineData("Book a restaurant in Oregon for 6 people", null, "Oregon")]
    [InlineData("a table for two at a pub in Trinidad and Tobago", null, "Trinidad and Tobago")]
    [InlineData("Book the Copper Kettle in Ashby, NJ for two tomorrow at 7pm", "the Copper Kettle", "Ashby")]
    [InlineData("somewhere nice in Burlington, Vermont tomorrow at 7pm for 2", null, "Burlington, Vermont")]
    [InlineData("any good italian around covent garden", null, "covent garden")]
    [InlineData("A cheap Thai place near the station in Leeds", null, "Leeds")]
    [InlineData("Rosa's in Soho tomorrow at 7pm for 4", "Rosa's", "Soho")]
    [InlineData("Wagatama Shoreditch for 4 tomorrow at 8pm", "Wagatama", "Shoreditch")]
    [InlineData("Saffron Leaf, Koramangala, 4 people tomorrow 8pm", "Saffron Leaf", "Koramangala")]
    [InlineData("find us a ramen bar near Union Square tonight", null, "Union Square")]
    [InlineData("It should be in San Antonio", null, "San Antonio")]
    public void Places_are_read_by_position(string words, string? restaurant, string place)
    {
        var read = RequestParser.Parse(words, Now, []);

        (read.Restaurant, read.Place).ShouldBe((restaurant, place));
    }

    [Theory]
    [InlineData("a table in Trattoria del Ponte tomorrow at 8pm for 2", "Trattoria del Ponte")]
    [InlineData("a table for 2 at Cafe London tomorrow at 8pm", "Cafe London")]
    [InlineData("a table for 2 at Little Italy tomorrow at 8pm", "Little Italy")]
    public void Restaurant_with_a_places_name_stays_whole(string words, string restaurant)
    {
        var read = RequestParser.Parse(words, Now, []);

        (read.Restaurant, read.Place).ShouldBe((restaurant, null));
    }

    [Theory]
    [InlineData("a table for two tomorrow at seven in the evening, in the garden, in total two of us")]
    [InlineData("my mum's in Spain, so a table for 2 tomorrow at 7pm")]
    [InlineData("I don't want a place in Croydon")]
    public void What_is_no_place_for_the_table_is_not_read_as_one(string words) => RequestParser.Parse(words, Now, []).Place.ShouldBeNull();

    [Theory]
    [InlineData("my boss is flying in from Oslo, so dinner for four tomorrow at 7pm")]
    [InlineData("Driving up to Traverse City tomorrow, want dinner at 8pm for 5")]
    [InlineData("Craving something nice tomorrow at 7pm for two")]
    [InlineData("order me a taxi to Heathrow for 5am")]
    [InlineData("lovely news, so tomorrow at seven pm for two, ask for Carla")]
    [InlineData("a table for monique, arlene and jami tomorrow at 7pm")]
    public void Words_that_name_no_restaurant_are_none(string words) => RequestParser.Parse(words, Now, []).Restaurant.ShouldBeNull();

    [Theory]
    [InlineData("a table for monique, arlene and jami tomorrow at 7pm", 3)]
    [InlineData("Patty and I need a table at Luigi's tomorrow at 7pm", 2)]
    [InlineData("Luigi's tomorrow at 7pm, just her and me", 2)]
    [InlineData("Luigi's tomorrow at 7pm, 15 ladies", 15)]
    [InlineData("Luigi's tmrw 8pm 2p", 2)]
    public void People_are_counted(string words, int party) => RequestParser.Parse(words, Now, []).PartySize.ShouldBe(party);

    [Fact]
    public void Two_names_are_asked_about()
    {
        var read = RequestParser.Parse("Luigi's, Golden Dragon for 2", Now, []);

        read.Restaurant.ShouldBeNull();
        read.Questions[BookingField.Restaurant].ShouldContain("Golden Dragon");
    }

    [Theory]
    [InlineData("the train lands at 6:30pm so a table at Luigi's tomorrow at 7:15pm for 2", 19, 15)]
    [InlineData("Good morning, Luigi's tomorrow at 8:30 for two", 20, 30)]
    [InlineData("Luigi's tomorrow eighteen forty five for two", 18, 45)]
    public void Time_is_that_of_the_table(string words, int hour, int minute) =>
        RequestParser.Parse(words, Now, []).Time.ShouldBe(new LocalTime(hour, minute));

    [Theory]
    [InlineData("Luigi's Friday 4.12.2026 at 7pm for two")]
    [InlineData("Luigi's for two at 7pm on the 4th, which is a Friday")]
    public void Weekday_that_repeats_the_date_is_no_second_day(string words) =>
        RequestParser.Parse(words, Now, []).Date.ShouldBe(new LocalDate(2026, 12, 4));
}
