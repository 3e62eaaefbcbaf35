using System.Globalization;
using Concierge.Rehearsal.Restaurant;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class ConversationTests(ITestOutputHelper output)
{
    private const string Flexible = "- Acceptable times: 6:30 PM (18:30) to 8:00 PM (20:00)";

    private static readonly (string Party, string Date, string Time, string Name)[] Wishes =
    [
        ("4", "Monday, November 23, 2026 (2026-11-23)", "7:00 PM (19:00)", "John Smith"),
        ("2", "Saturday, December 5, 2026 (2026-12-05)", "7:30 PM (19:30)", "Maria Garcia"),
        ("6", "Friday, November 27, 2026 (2026-11-27)", "6:45 PM (18:45)", "Anna Lee"),
        ("1", "Tuesday, January 12, 2027 (2027-01-12)", "7:00 PM (19:00)", "Jones"),
        ("8", "Sunday, May 2, 2027 (2027-05-02)", "7:15 PM (19:15)", "Peter Wilson"),
    ];

    public static TheoryData<string, bool, string?> Answered => new()
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
    [MemberData(nameof(Answered))]
    public void On_a_clear_line_the_agent_always_reports_the_truth(string scenario, bool flexible, string? outcome)
    {
        (int right, int wrong, int longest) = Run(scenario, flexible, outcome, 0, 0);

        right.ShouldBe(200);
        wrong.ShouldBe(0);
        longest.ShouldBeLessThanOrEqualTo(20);
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public void On_a_noisy_line_wrong_claims_are_rare_and_most_calls_succeed(string scenario, bool flexible, string? outcome)
    {
        (int right, int wrong, int longest) = Run(scenario, flexible, outcome, 0.05, 0.03);

        // If both sides misrecognize the same word, neither can notice.
        wrong.ShouldBeLessThanOrEqualTo(1);
        right.ShouldBeGreaterThanOrEqualTo(190);
        longest.ShouldBeLessThanOrEqualTo(40);
    }

    [Theory]
    [InlineData("offers-later", "yes please", "confirmed")]
    [InlineData("changes-mind", "that's fine", "confirmed")]
    [InlineData("offers-later", "no, that's too late", "alternative_offered")]
    [InlineData("offers-later", null, "alternative_offered")]
    public void The_guests_answer_decides_the_outcome(string scenario, string? guestSays, string outcome)
    {
        (int right, int wrong, _) = Run(scenario, flexible: false, outcome, 0, 0, guestSays);
        right.ShouldBe(200);
        wrong.ShouldBe(0);

        (right, wrong, _) = Run(scenario, flexible: false, outcome, 0.05, 0.03, guestSays);
        right.ShouldBeGreaterThanOrEqualTo(180);
        wrong.ShouldBeLessThanOrEqualTo(1);
    }

    private (int Right, int Wrong, int Longest) Run(
        string scenarioName, bool flexible, string? outcome, double wordErrors, double digitErrors, string? guestSays = null)
    {
        Scenario scenario = ScenarioCatalog.Load(scenarioName);
        int right = 0;
        int wrong = 0;
        int longest = 0;
        int within = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            (string party, string date, string time, string name) = Wishes[seed % Wishes.Length];
            ICalleeDialogue callee = scenario.CreateCallee("Luigi's", seed);
            TextCall call = new TextCall(
                callee,
                BookingToolDefinitions.Instructions(party, date, time, name, flexible ? Flexible : "", $"Hello, this is an automated assistant calling for {name}."),
                new NoisyChannel(seed, wordErrors, digitErrors),
                guestSays).Run();
            longest = Math.Max(longest, call.Turns);
            within += call.Turns <= 20 ? 1 : 0;
            Booking? book = callee.ConfirmedBooking;
            bool untrue = call.Outcome == "confirmed" && !IsTrue(call, book, party);
            bool good = call.Outcome == outcome && !untrue
                && (outcome != "confirmed" || call.Value("confirmation_number") == book!.Code)
                && (outcome != "alternative_offered" || call.Value("time") == Later(time));
            right += good ? 1 : 0;
            wrong += untrue ? 1 : 0;
            if (!good || untrue)
            {
                output.WriteLine($"--- seed {seed} wrong={untrue} {call.Outcome} book={book}\n{call.Log}");
            }
        }

        output.WriteLine($"{scenarioName} flexible={flexible}: right {right}, wrong {wrong}, longest {longest} turns, {within} within 20");
        return (right, wrong, longest);
    }

    private static bool IsTrue(TextCall call, Booking? book, string party) => book is not null
        && call.Value("party_size") == book.PartySize.ToString(CultureInfo.InvariantCulture)
        && party == call.Value("party_size")
        && call.Value("time") == book.Time.ToString("HH:mm", CultureInfo.InvariantCulture)
        && !book.Date.Contradicts(DateOnly.ParseExact(call.Value("date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        && (call.Value("confirmation_number") is not { } code || code == book.Code);

    private static string Later(string time) =>
        TimeOnly.Parse(time.Split('(')[0], CultureInfo.InvariantCulture).AddMinutes(30).ToString("HH:mm", CultureInfo.InvariantCulture);
}
