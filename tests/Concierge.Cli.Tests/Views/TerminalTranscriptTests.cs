using Concierge.Cli.Client;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Cli.Tests.Views;

/// <summary>What a guest sees on a terminal of 80 and of 120 columns.</summary>
public sealed class TerminalTranscriptTests
{
    private const string LongTurn =
        "Hello, this is an automated assistant calling for John Smith. I'd like to book a table for four people on Monday the twenty third of November "
        + "at seven o'clock, and one of us is in a wheelchair.";

    public static TheoryData<int> Widths { get; } = [80, 120];

    private static UnderstoodRequestView Asked { get; } = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+1415***0123",
        PartySize = 5,
        Date = "2026-11-23",
        Time = "19:00",
        CustomerName = "John Smith",
    };

    private static ExistingBookingBody Booked { get; } = new("2026-11-23", "19:00", 3, "BK472", "k7m2qa");

    [Theory]
    [MemberData(nameof(Widths))]
    public void Turn_Long_WrapsBelowItsFirstWord(int width)
    {
        var lines = Show(width, new ServerEvent("understood", "{}") { Understood = Asked }, Turn(1, Speaker.Agent, LongTurn));

        var turn = lines.SkipWhile(line => !line.StartsWith("00:01", StringComparison.Ordinal)).ToList();
        turn[0].ShouldStartWith("00:01   1 Concierge    Hello, this is");
        turn.Count.ShouldBeGreaterThan(1);
        turn.Skip(1).ShouldAllBe(line => line.StartsWith("                       ", StringComparison.Ordinal) && line[23] != ' ');
        string.Join(' ', turn.Select(line => line[23..])).ShouldBe(LongTurn);
        lines.ShouldAllBe(line => line.Length < width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Change_BeforeTheCall_SaysWhatChanges(int width)
    {
        var lines = Show(width, new ServerEvent("understood", "{}")
        {
            Understood = Asked with { Purpose = CallPurpose.Change, Existing = Booked, Time = "20:30", Date = "2026-11-24" },
        });

        lines.ShouldBe(
        [
            "To change    Luigi's (+1415***0123)",
            "             3 people, Monday 23 November 2026 at 7:00 PM, for John Smith",
            "             3 → 5 people",
            "             Monday 23 November → Tuesday 24 November",
            "             7:00 PM → 8:30 PM",
        ]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Cancellation_BeforeTheCall_SaysWhatIsCancelled(int width)
    {
        var lines = Show(width, new ServerEvent("understood", "{}")
        {
            Understood = Asked with { Purpose = CallPurpose.Cancel, Existing = Booked, PartySize = 3 },
        });

        lines.ShouldBe(["To cancel    Luigi's (+1415***0123)", "             3 people, Monday 23 November 2026 at 7:00 PM, for John Smith"]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void SecondBookingAtTheSameTime_Warns(int width)
    {
        var lines = Show(width, new ServerEvent("understood", "{}") { Understood = Asked with { OtherBooking = "You already have Da Mario, 2 people." } });

        string.Join(' ', lines).ShouldContain("You already have Da Mario, 2 people. Press Ctrl-C if you do not want another.");
        lines.ShouldAllBe(line => line.Length < width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Booked_ShowsTheNameAndWrapsTheProof(int width)
    {
        var lines = Show(width, new ServerEvent("understood", "{}") { Understood = Asked }, new ServerEvent("answer", "{}") { Answer = Answer(CallOutcome.Confirmed) });

        lines.ShouldContain("  Under the name John Smith");
        lines.ShouldContain("  Confirmation number LZ372, heard in turn 7:");
        lines.ShouldAllBe(line => line.Length < width);
        lines.Single(line => line.StartsWith("    “", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(true, "say \"try again\" to call once more.")]
    [InlineData(false, "run the command again to call once more.")]
    public void Answer_OffersOnlyWhatCanBeDone(bool isConversation, string offer)
    {
        var answer = new RequestAnswer("s", "Nobody answered at Luigi's. Nothing is booked; say \"try again\" to call once more.", null, null, null);

        string.Join(' ', Show(200, isConversation, new ServerEvent("answer", "{}") { Answer = answer })).ShouldContain(offer);
    }

    [Theory]
    [InlineData("Which day?", "? Which day?")]
    [InlineData("You are welcome.", "· You are welcome.")]
    public void Answer_WithoutQuestion_IsNotMarkedAsOne(string text, string shown) =>
        Show(80, new ServerEvent("answer", "{}") { Answer = new RequestAnswer("s", text, null, null, null) }).ShouldBe([shown]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void ActivityLine_StaysOneLine(int width)
    {
        var (console, written) = TestConsole.Create(isTerminal: true);
        console.Profile.Width = width;
        var line = new ActivityLine(console, new FakeTimeProvider());

        line.Start(new string('x', 300));
        line.SetText(new string('y', 300));

        line.Stop();
        var shown = written.ToString().Split("\r\u001b[2K", StringSplitOptions.RemoveEmptyEntries);
        shown.ShouldAllBe(text => text.Length < width && !text.Contains('\n'));
        shown.ShouldContain(text => text.EndsWith("… … 00:00", StringComparison.Ordinal));
    }

    [Fact]
    public void LanguageModelsWords_AreNotShownBeforeTheAnswer()
    {
        var (console, written) = TestConsole.Create(isTerminal: true);
        var view = new LiveView(console, new FakeTimeProvider(), isConversation: true);
        view.Begin("Book");
        view.Show(new ServerEvent("text", "{}") { Text = new AgentTextView("Orchestrator", 1, "Half a sent") });
        view.End();

        written.ToString().ShouldNotContain("Half a sent");
    }

    [Fact]
    public void WithoutTerminal_NoActivityIsWritten()
    {
        var lines = Show(80, new ServerEvent("handed_off", "{}") { HandedOff = new HandOffView("Search Agent") });

        lines.ShouldBeEmpty();
    }

    [Fact]
    public void Activity_NamesWhatIsDoneNow()
    {
        var (console, written) = TestConsole.Create(isTerminal: true);
        var view = new LiveView(console, new FakeTimeProvider(), isConversation: true);
        view.Begin("Book");
        foreach (var (status, activity) in new[] { (CarrierStatus.Ringing, "Calling Restaurant (Ctrl-C hangs up)"), (CarrierStatus.InProgress, "In the call (Ctrl-C hangs up)") })
        {
            view.Show(new ServerEvent("call", "{}")
            {
                Call = new CallEventView { Number = 1, AtSeconds = 1, Type = CallEventKind.CarrierStatus, CarrierStatus = status },
            });
            view.HangUpFailed();
            written.ToString().ShouldContain(activity);
        }

        view.End();
    }

    private static ServerEvent Turn(int number, Speaker speaker, string text) => new("call", "{}")
    {
        Call = new CallEventView
        {
            Number = number,
            AtSeconds = number,
            Type = CallEventKind.Turn,
            Turn = new TurnView(number, speaker, text, number, false),
        },
    };

    private static RequestAnswer Answer(CallOutcome outcome) => new(
        "s",
        "Booked: Luigi's, 5 people, Monday 23 November at 7:00 PM. Confirmation number LZ372.",
        null,
        null,
        new ResultView
        {
            CallId = "c",
            Status = CallStatus.Completed,
            Outcome = outcome,
            Message = "",
            ConfirmationNumber = "LZ372",
            ConfirmationTurn = 7,
            WasModified = false,
            WasConsented = true,
            Evidence = [],
            MessageLeft = false,
            Attempts = 1,
            Interruptions = 0,
            ReactionSeconds = [],
            DurationSeconds = 60,
            Transcript = [new TurnView(7, Speaker.Restaurant, LongTurn, 43, false)],
        });

    private static List<string> Show(int width, params ServerEvent[] events) => Show(width, isConversation: true, events);

    private static List<string> Show(int width, bool isConversation, params ServerEvent[] events)
    {
        var (console, written) = TestConsole.Create(isTerminal: false);
        console.Profile.Width = width;
        var view = new LiveView(console, new FakeTimeProvider(), isConversation);
        view.Begin("Book a table");
        foreach (var happened in events)
        {
            view.Show(happened);
        }

        view.End();
        return [.. written.ToString().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];
    }
}
