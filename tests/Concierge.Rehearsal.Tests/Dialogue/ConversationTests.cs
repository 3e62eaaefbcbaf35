using System.Globalization;
using Concierge.Rehearsal.Restaurant;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class ConversationTests(ITestOutputHelper output)
{
    private const int Sample = 25;
    private const int Many = 200;

    private const string Flexible = "Acceptable times: 6:30 PM (18:30) to 8:00 PM (20:00)";

    private static readonly (string Party, string Date, string Time, string Name)[] Requests =
    [
        ("4", "Monday, November 23, 2026 (2026-11-23)", "7:00 PM (19:00)", "John Smith"),
        ("2", "Saturday, December 5, 2026 (2026-12-05)", "7:30 PM (19:30)", "Maria Garcia"),
        ("6", "Friday, November 27, 2026 (2026-11-27)", "6:45 PM (18:45)", "Anna Lee"),
        ("1", "Tuesday, January 12, 2027 (2027-01-12)", "7:00 PM (19:00)", "Jones"),
        ("8", "Sunday, May 2, 2027 (2027-05-02)", "7:15 PM (19:15)", "Peter Wilson"),
    ];

    public static TheoryData<string, bool, string?> Scenarios => new()
    {
        { "accepts", false, "confirmed" },
        { "accepts", true, "confirmed" },
        { "offers-later", false, "alternative_offered" },
        { "offers-later", true, "confirmed" },
        { "declines", false, "declined" },
        { "declines", true, "declined" },
        { "voicemail", false, "voicemail" },
        { "hangs-up", false, null },
        { "holds", false, "confirmed" },
        { "menu", false, "confirmed" },
        { "screens-calls", false, "confirmed" },
        { "mishears", false, "confirmed" },
        { "spells-code", false, "confirmed" },
        { "no-code", false, "confirmed" },
        { "changes-mind", false, "alternative_offered" },
        { "changes-mind", true, "confirmed" },
        { "asks-phone", false, "needs_customer" },
        { "asks-card", false, "needs_customer" },
        { "voicemail-beep", false, "voicemail" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Without_noise_every_report_is_true(string scenario, bool flexible, string? outcome)
    {
        CheckWithoutNoise(scenario, flexible, outcome, Sample);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Category", "Long")]
    public void Without_noise_every_report_is_true_in_many_calls(string scenario, bool flexible, string? outcome)
    {
        CheckWithoutNoise(scenario, flexible, outcome, Many);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Category", "Corpus")]
    public void With_noise_false_reports_are_rare_and_most_calls_succeed(string scenario, bool flexible, string? outcome)
    {
        CheckWithNoise(scenario, flexible, outcome, Sample);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Category", "Long")]
    public void With_noise_false_reports_are_rare_and_most_of_many_calls_succeed(string scenario, bool flexible, string? outcome)
    {
        CheckWithNoise(scenario, flexible, outcome, Many);
    }

    [Theory]
    [InlineData("offers-later", "yes please", "confirmed")]
    [InlineData("changes-mind", "that's fine", "confirmed")]
    [InlineData("offers-later", "no, that's too late", "alternative_offered")]
    [InlineData("offers-later", null, "alternative_offered")]
    public void The_guests_answer_decides_the_outcome(string scenario, string? guestSays, string outcome)
    {
        (int correct, int falseReports, _) = Run(scenario, flexible: false, outcome, Sample, 0, 0, guestSays);
        correct.ShouldBe(Sample);
        falseReports.ShouldBe(0);

        (correct, falseReports, _) = Run(scenario, flexible: false, outcome, Sample, 0.05, 0.03, guestSays);
        correct.ShouldBeGreaterThanOrEqualTo(Sample * 9 / 10);
        falseReports.ShouldBeLessThanOrEqualTo(1);
    }

    private void CheckWithoutNoise(string scenario, bool flexible, string? outcome, int calls)
    {
        (int correct, int falseReports, int longest) = Run(scenario, flexible, outcome, calls, 0, 0);

        correct.ShouldBe(calls);
        falseReports.ShouldBe(0);
        longest.ShouldBeLessThanOrEqualTo(20);
    }

    private void CheckWithNoise(string scenario, bool flexible, string? outcome, int calls)
    {
        (int correct, int falseReports, int longest) = Run(scenario, flexible, outcome, calls, 0.05, 0.03);

        // If both sides misrecognize the same word, neither side can notice it.
        falseReports.ShouldBeLessThanOrEqualTo(1);
        correct.ShouldBeGreaterThanOrEqualTo(calls * 19 / 20);
        longest.ShouldBeLessThanOrEqualTo(40);
    }

    private (int Correct, int FalseReports, int Longest) Run(
        string scenarioName, bool flexible, string? outcome, int calls, double wordErrors, double digitErrors, string? guestSays = null)
    {
        Scenario scenario = ScenarioCatalog.Load(scenarioName);
        int correct = 0;
        int falseReports = 0;
        int longest = 0;
        int within20 = 0;
        for (int seed = 0; seed < calls; seed++)
        {
            (string party, string date, string time, string name) = Requests[seed % Requests.Length];
            ICalleeDialogue callee = scenario.CreateCallee("Luigi's", seed);
            TextCall call = new TextCall(
                callee,
                BookingToolDefinitions.Instructions(party, date, time, name, flexible ? Flexible : "", $"Hello, this is an automated assistant calling for {name}."),
                new NoisyChannel(seed, wordErrors, digitErrors),
                guestSays).Run();
            longest = Math.Max(longest, call.Turns);
            within20 += call.Turns <= 20 ? 1 : 0;
            Booking? booking = callee.ConfirmedBooking;
            bool isFalse = call.Outcome == "confirmed" && !IsTrue(call, booking, party);
            bool isCorrect = call.Outcome == outcome && !isFalse
                && (outcome != "confirmed" || call.Value("confirmation_number") == booking!.Code || TellsReadings(call, booking.Code))
                && (outcome != "alternative_offered" || call.Value("time") == AddHalfAnHour(time));
            correct += isCorrect ? 1 : 0;
            falseReports += isFalse ? 1 : 0;
            if (!isCorrect || isFalse)
            {
                output.WriteLine($"--- seed {seed} isFalse={isFalse} {call.Outcome} booking={booking}\n{call.Log}");
            }
        }

        output.WriteLine($"{scenarioName} flexible={flexible}: correct {correct}, false {falseReports}, longest {longest} turns, {within20} within 20");
        return (correct, falseReports, longest);
    }

    private static bool IsTrue(TextCall call, Booking? booking, string party) => booking is not null
        && call.Value("party_size") == booking.PartySize.ToString(CultureInfo.InvariantCulture)
        && party == call.Value("party_size")
        && call.Value("time") == booking.Time.ToString("HH:mm", CultureInfo.InvariantCulture)
        && !booking.Date.Contradicts(DateOnly.ParseExact(call.Value("date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        && (call.Value("confirmation_number") is not { } code || code == booking.Code);

    // After three rounds the readings are told, none of them as certain. One of them is right.
    private static bool TellsReadings(TextCall call, string? code) =>
        call.Value("confirmation_number") is null && code is not null && call.Value("numbers_heard")?.Split(", ").Contains(code) == true;

    private static string AddHalfAnHour(string time) =>
        TimeOnly.Parse(time.Split('(')[0], CultureInfo.InvariantCulture).AddMinutes(30).ToString("HH:mm", CultureInfo.InvariantCulture);
}
