using Concierge.Cli.Views;
using Concierge.Server.Api;

namespace Concierge.Cli.Tests;

public class ConcessionLinesTests
{
    private static readonly UnderstoodView Asked = new("Luigi's", "+1415***0123", 5, "2026-11-25", "19:00", "John Smith", null, null, null);

    [Fact]
    public void What_else_will_do_is_said_line_by_line() =>
        ConcessionLines.Of(Asked with { OtherDates = ["2026-11-27", "2026-11-28"], LatestTime = "20:00", SmallestParty = 4, Seating = "inside or outside" })
            .ShouldBe(["Friday 27 November or Saturday 28 November will do too", "any time from 19:00 to 20:00 will do", "a table for 4 people will do", "seating: inside or outside"]);

    [Fact]
    public void An_open_evening_has_no_end() =>
        ConcessionLines.Of(Asked with { EarliestTime = "18:00", LatestTime = "23:59" }).ShouldBe(["any time from 18:00 on will do"]);

    [Fact]
    public void A_request_that_leaves_nothing_open_has_no_lines() => ConcessionLines.Of(Asked with { EarliestTime = "19:00" }).ShouldBeEmpty();
}
