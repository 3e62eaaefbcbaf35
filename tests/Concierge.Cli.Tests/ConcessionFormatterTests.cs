using Concierge.Cli.Views;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Tests;

public class ConcessionFormatterTests
{
    private static readonly UnderstoodRequestView Asked = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+1415***0123",
        PartySize = 5,
        Date = "2026-11-25",
        Time = "19:00",
        CustomerName = "John Smith",
    };

    [Fact]
    public void Of_WithConcessions_ReturnsALineForEach() =>
        ConcessionFormatter.Format(Asked with { OtherDates = ["2026-11-27", "2026-11-28"], LatestTime = "20:00", SmallestParty = 4, Seating = "inside or outside" })
            .ShouldBe(
            [
                "other dates: Friday 27 November or Saturday 28 November",
                "any time from 7:00 PM to 8:00 PM",
                "smallest party: 4 people",
                "seating: inside or outside",
            ]);

    [Fact]
    public void Of_WithOpenEvening_OmitsTheEnd() =>
        ConcessionFormatter.Format(Asked with { EarliestTime = "18:00", LatestTime = "23:59" }).ShouldBe(["any time from 6:00 PM"]);

    [Fact]
    public void Of_WithoutConcessions_ReturnsNoLines() => ConcessionFormatter.Format(Asked with { EarliestTime = "19:00" }).ShouldBeEmpty();
}
