using System.Globalization;
using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>Complete calls about an existing booking: four people on Friday, November 27, at seven, under Smith.</summary>
public sealed class ExistingBookingDialogueTests(ITestOutputHelper output)
{
    private const int Sample = 25;
    private const int Many = 200;
    private const string Larger = "Party size: 6\nDate: Friday, November 27, 2026 (2026-11-27)\nTime: 8:00 PM (20:00)";
    private const string Flexible = Larger + "\nAcceptable times: 7:30 PM (19:30) to 9:00 PM (21:00)";

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
    public void Without_noise_every_report_is_true(string scenario, string table, string? guestSays, string outcome)
    {
        CheckWithoutNoise(scenario, table, guestSays, outcome, Sample);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [Trait("Category", "Long")]
    public void Without_noise_every_report_is_true_in_many_calls(string scenario, string table, string? guestSays, string outcome)
    {
        CheckWithoutNoise(scenario, table, guestSays, outcome, Many);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [Trait("Category", "Corpus")]
    public void With_noise_false_reports_are_rare_and_most_calls_succeed(string scenario, string table, string? guestSays, string outcome)
    {
        CheckWithNoise(scenario, table, guestSays, outcome, Sample);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [Trait("Category", "Long")]
    public void With_noise_false_reports_are_rare_and_most_of_many_calls_succeed(string scenario, string table, string? guestSays, string outcome)
    {
        CheckWithNoise(scenario, table, guestSays, outcome, Many);
    }

    [Fact]
    public void A_booking_of_an_earlier_call_is_cancelled_by_its_name_and_day()
    {
        var bookings = new RestaurantBookings();
        Scenario scenario = ScenarioCatalog.Load("no-code");
        TextCall first = new TextCall(
            scenario.CreateCallee("Luigi's", 1, bookings),
            BookingToolDefinitions.Instructions(date: "Friday, November 27, 2026 (2026-11-27)"),
            new NoisyChannel(1, 0, 0)).Run();
        first.Outcome.ShouldBe("confirmed", first.Log);
        bookings.Bookings.Count.ShouldBe(1);

        TextCall second = Cancel(scenario, bookings, BookingToolDefinitions.Standing("cancel", code: ""));

        second.Outcome.ShouldBe("cancelled", second.Log);
        bookings.Bookings.ShouldBeEmpty();
    }

    [Fact]
    public void Two_bookings_of_a_restaurant_have_different_codes()
    {
        var bookings = new RestaurantBookings();
        Scenario scenario = ScenarioCatalog.Load("accepts");
        foreach (string name in (string[])["John Smith", "Anna Lee"])
        {
            TextCall call = new TextCall(
                scenario.CreateCallee("Luigi's", 1, bookings),
                BookingToolDefinitions.Instructions(name: name, opening: $"Hello, this is an automated assistant calling for {name}."),
                new NoisyChannel(1, 0, 0)).Run();
            call.Outcome.ShouldBe("confirmed");
        }

        bookings.Bookings.Select(booking => booking.Code).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_refused_cancellation_is_reported_as_declined_and_keeps_the_booking()
    {
        RestaurantBookings bookings = CreateBookings("BK472");

        Scenario scenario = ScenarioCatalog.Load("accepts") with { CancellationStyle = CancellationStyle.Refuses };
        TextCall call = Cancel(scenario, bookings, BookingToolDefinitions.Standing("cancel"));

        call.Outcome.ShouldBe("declined", call.Log);
        call.Value("notes").ShouldNotBeNull().ShouldContain("telephone");
        bookings.Bookings.Count.ShouldBe(1);
    }

    [Fact]
    public void The_agent_cancels_the_right_one_of_two_bookings()
    {
        RestaurantBookings bookings = CreateBookings("BK472");
        bookings.AddOrReplace(new Booking(2, Friday, new TimeOnly(20, 0), "jones", "TV905"));

        Cancel(ScenarioCatalog.Load("accepts"), bookings, BookingToolDefinitions.Standing("cancel")).Outcome.ShouldBe("cancelled");

        bookings.Bookings.ShouldHaveSingleItem().Name.ShouldBe("jones");
    }

    private static TextCall Cancel(Scenario scenario, RestaurantBookings bookings, string instructions) =>
        new TextCall(scenario.CreateCallee("Luigi's", 1, bookings), instructions, new NoisyChannel(1, 0, 0), tools: BookingToolDefinitions.Cancelling).Run();

    private static RestaurantBookings CreateBookings(string code)
    {
        var bookings = new RestaurantBookings();
        bookings.AddOrReplace(new Booking(4, Friday, new TimeOnly(19, 0), "smith", code));
        return bookings;
    }

    private void CheckWithoutNoise(string scenario, string table, string? guestSays, string outcome, int calls)
    {
        (int correct, int falseReports, int longest) = Run(scenario, table, guestSays, outcome, calls, 0, 0);

        correct.ShouldBe(calls);
        falseReports.ShouldBe(0);
        longest.ShouldBeLessThanOrEqualTo(24);
    }

    private void CheckWithNoise(string scenario, string table, string? guestSays, string outcome, int calls)
    {
        (int correct, int falseReports, _) = Run(scenario, table, guestSays, outcome, calls, 0.05, 0.03);

        falseReports.ShouldBeLessThanOrEqualTo(1);
        correct.ShouldBeGreaterThanOrEqualTo(calls * 9 / 10);
    }

    private (int Correct, int FalseReports, int Longest) Run(
        string scenarioName, string table, string? guestSays, string outcome, int calls, double wordErrors, double digitErrors)
    {
        Scenario scenario = ScenarioCatalog.Load(scenarioName);
        (int correct, int falseReports, int longest) = (0, 0, 0);
        for (int seed = 0; seed < calls; seed++)
        {
            string code = ConfirmationCodes.Generate(CodeStyle.LettersAndDigits, seed)!;
            RestaurantBookings bookings = scenarioName == "cancels-not-found" ? new RestaurantBookings() : CreateBookings(code);
            ICalleeDialogue callee = scenario.CreateCallee("Luigi's", seed, bookings);
            TextCall call = new TextCall(
                callee,
                BookingToolDefinitions.Standing(table.Length > 0 ? "change" : "cancel", code, table: table),
                new NoisyChannel(seed, wordErrors, digitErrors),
                guestSays,
                table.Length > 0 ? null : BookingToolDefinitions.Cancelling).Run();
            longest = Math.Max(longest, call.Turns);
            bool isFalse = call.Outcome switch
            {
                "cancelled" => bookings.Bookings.Count > 0,
                "confirmed" => !IsTrue(call, bookings.Bookings),
                "declined" or "needs_customer" or "alternative_offered" => scenarioName != "cancels-not-found" && bookings.Bookings is not [{ PartySize: 4 }],
                _ => false,
            };
            correct += call.Outcome == outcome && !isFalse ? 1 : 0;
            falseReports += isFalse ? 1 : 0;
            if (call.Outcome != outcome || isFalse)
            {
                output.WriteLine($"--- seed {seed} isFalse={isFalse} {call.Outcome} bookings={string.Join("; ", bookings.Bookings)}\n{call.Log}");
            }
        }

        output.WriteLine($"{scenarioName}: correct {correct}, false {falseReports}, longest {longest} turns");
        return (correct, falseReports, longest);
    }

    private static bool IsTrue(TextCall call, IReadOnlyList<Booking> bookings) => bookings is [var booking]
        && call.Value("party_size") == booking.PartySize.ToString(CultureInfo.InvariantCulture)
        && call.Value("time") == booking.Time.ToString("HH:mm", CultureInfo.InvariantCulture)
        && booking.PartySize == 6;
}
