using System.Globalization;
using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>Complete calls about an existing booking. The restaurant has booked four on Friday, November 27, at seven, under Smith.</summary>
public sealed class ExistingBookingDialogueTests(ITestOutputHelper output)
{
    private const int Seeds = 200;
    private const string Larger = "# The table wanted instead\n- Party size: 6\n- Date: Friday, November 27, 2026 (2026-11-27)\n- Time: 8:00 PM (20:00)";
    private const string Flexible = Larger + "\n- Acceptable times: 7:30 PM (19:30) to 9:00 PM (21:00)";

    private static readonly SpokenDate Friday = new(DayOfWeek.Friday, 11, 27);

    public static TheoryData<string, string, string?, string> Calls => new()
    {
        { "cancels", "", null, "cancelled" },
        { "accepts", "", null, "cancelled" },
        { "cancels-fee", "", null, "needs_customer" },
        { "cancels-fee", "", "no, that is too much", "needs_customer" },
        { "cancels-fee", "", "yes, go ahead", "cancelled" },
        { "cancels-not-found", "", null, "declined" },
        { "changes", Larger, null, "confirmed" },
        { "changes-refused", Larger, null, "alternative_offered" },
        { "changes-refused", Larger, "yes", "confirmed" },
        { "changes-refused", Flexible, null, "confirmed" },
        { "declines", Larger, null, "declined" },
        { "holds", Larger, null, "confirmed" },
        { "menu", "", null, "cancelled" },
        { "screens-calls", "", null, "cancelled" },
        { "voicemail", "", null, "voicemail" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void On_a_clear_line_the_agent_always_reports_the_truth(string scenario, string table, string? guestSays, string outcome)
    {
        (int right, int wrong, int longest) = Run(scenario, table, guestSays, outcome, 0, 0);

        right.ShouldBe(Seeds);
        wrong.ShouldBe(0);
        longest.ShouldBeLessThanOrEqualTo(24);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void On_a_noisy_line_wrong_claims_are_rare_and_most_calls_succeed(string scenario, string table, string? guestSays, string outcome)
    {
        (int right, int wrong, _) = Run(scenario, table, guestSays, outcome, 0.05, 0.03);

        wrong.ShouldBeLessThanOrEqualTo(1);
        right.ShouldBeGreaterThanOrEqualTo(Seeds * 9 / 10);
    }

    [Fact]
    public void A_booking_of_an_earlier_call_can_be_cancelled_by_its_name_and_day()
    {
        var book = new RestaurantBookings();
        Scenario scenario = ScenarioCatalog.Load("no-code");
        TextCall first = new TextCall(scenario.CreateCallee("Luigi's", 1, book), BookingToolDefinitions.Instructions(date: "Friday, November 27, 2026 (2026-11-27)"), new NoisyChannel(1, 0, 0)).Run();
        first.Outcome.ShouldBe("confirmed", first.Log);
        book.Bookings.Count.ShouldBe(1);

        TextCall second = Cancel(scenario, book, BookingToolDefinitions.Standing("cancel", code: ""));

        second.Outcome.ShouldBe("cancelled", second.Log);
        book.Bookings.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_booking_of_the_same_restaurant_has_a_code_of_its_own()
    {
        var book = new RestaurantBookings();
        Scenario scenario = ScenarioCatalog.Load("accepts");
        foreach (string name in (string[])["John Smith", "Anna Lee"])
        {
            new TextCall(scenario.CreateCallee("Luigi's", 1, book), BookingToolDefinitions.Instructions(name: name, opening: $"Hello, this is an automated assistant calling for {name}."), new NoisyChannel(1, 0, 0)).Run().Outcome.ShouldBe("confirmed");
        }

        book.Bookings.Select(booking => booking.Code).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_restaurant_that_does_not_cancel_by_telephone_is_left_with_the_booking()
    {
        RestaurantBookings book = BookOf("BK472");

        TextCall call = Cancel(ScenarioCatalog.Load("accepts") with { CancellationStyle = CancellationStyle.Never }, book, BookingToolDefinitions.Standing("cancel"));

        call.Outcome.ShouldBe("declined", call.Log);
        call.Value("notes").ShouldNotBeNull().ShouldContain("telephone");
        book.Bookings.Count.ShouldBe(1);
    }

    [Fact]
    public void The_agent_cancels_the_right_one_of_two_bookings()
    {
        RestaurantBookings book = BookOf("BK472");
        book.AddOrReplace(new Booking(2, Friday, new TimeOnly(20, 0), "jones", "TV905"));

        Cancel(ScenarioCatalog.Load("accepts"), book, BookingToolDefinitions.Standing("cancel")).Outcome.ShouldBe("cancelled");

        book.Bookings.ShouldHaveSingleItem().Name.ShouldBe("jones");
    }

    private static TextCall Cancel(Scenario scenario, RestaurantBookings book, string instructions) =>
        new TextCall(scenario.CreateCallee("Luigi's", 1, book), instructions, new NoisyChannel(1, 0, 0), tools: BookingToolDefinitions.Cancelling).Run();

    private static RestaurantBookings BookOf(string code)
    {
        var book = new RestaurantBookings();
        book.AddOrReplace(new Booking(4, Friday, new TimeOnly(19, 0), "smith", code));
        return book;
    }

    private (int Right, int Wrong, int Longest) Run(string scenarioName, string table, string? guestSays, string outcome, double wordErrors, double digitErrors)
    {
        Scenario scenario = ScenarioCatalog.Load(scenarioName);
        (int right, int wrong, int longest) = (0, 0, 0);
        for (int seed = 0; seed < Seeds; seed++)
        {
            string code = ConfirmationCodes.Generate(CodeStyle.LettersAndDigits, seed)!;
            RestaurantBookings book = scenarioName == "cancels-not-found" ? new RestaurantBookings() : BookOf(code);
            ICalleeDialogue callee = scenario.CreateCallee("Luigi's", seed, book);
            TextCall call = new TextCall(
                callee,
                BookingToolDefinitions.Standing(table.Length > 0 ? "change" : "cancel", code, table: table),
                new NoisyChannel(seed, wordErrors, digitErrors),
                guestSays,
                table.Length > 0 ? null : BookingToolDefinitions.Cancelling).Run();
            longest = Math.Max(longest, call.Turns);
            bool untrue = call.Outcome switch
            {
                "cancelled" => book.Bookings.Count > 0,
                "confirmed" => !IsTrue(call, book.Bookings),
                "declined" or "needs_customer" or "alternative_offered" => scenarioName != "cancels-not-found" && book.Bookings is not [{ PartySize: 4 }],
                _ => false,
            };
            right += call.Outcome == outcome && !untrue ? 1 : 0;
            wrong += untrue ? 1 : 0;
            if (call.Outcome != outcome || untrue)
            {
                output.WriteLine($"--- seed {seed} wrong={untrue} {call.Outcome} book={string.Join("; ", book.Bookings)}\n{call.Log}");
            }
        }

        output.WriteLine($"{scenarioName}: right {right}, wrong {wrong}, longest {longest} turns");
        return (right, wrong, longest);
    }

    private static bool IsTrue(TextCall call, IReadOnlyList<Booking> bookings) => bookings is [var booking]
        && call.Value("party_size") == booking.PartySize.ToString(CultureInfo.InvariantCulture)
        && call.Value("time") == booking.Time.ToString("HH:mm", CultureInfo.InvariantCulture)
        && booking.PartySize == 6;
}
