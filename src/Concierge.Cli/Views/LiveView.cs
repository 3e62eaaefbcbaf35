using System.Globalization;
using Concierge.Cli.Client;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows a request's progress line by line. On a terminal, the last line shows the current activity and its duration.</summary>
/// <param name="console">The terminal.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="isConversation">Whether the guest can say something to an answer.</param>
internal sealed class LiveView(IAnsiConsole console, TimeProvider timeProvider, bool isConversation) : IRequestView
{
    private const int SpeakerWidth = 12;
    private const string CtrlC = "Ctrl-C hangs up";

    // "Understood   "
    private const int HeadingWidth = 13;

    // "00:08  "
    private const int ClockWidth = 7;

    // "00:08   1 Luigi's      "
    private const int TurnWidth = ClockWidth + 3 + SpeakerWidth + 1;

    private readonly ActivityLine _activity = new(console, timeProvider);
    private readonly AnswerView _answers = new(console, isConversation);
    private UnderstoodRequestView? _understood;
    private string _restaurant = "Restaurant";
    private bool _dialled;

    // Whether the next call was shown to the guest as a plan.
    private bool _isPlanned;

    public void Welcome()
    {
        console.MarkupLine("[bold]Concierge[/] books restaurant tables by phone.");
        console.MarkupLine("Tell me what you would like, for example [italic]Book a table at Luigi's for 4 tomorrow at 7pm[/].");
        console.MarkupLine("Type [italic]quit[/] to leave. During a call, Ctrl-C hangs up.");
    }

    public void Prompt() => console.Markup("[bold]> [/]");

    public void Begin(string? text)
    {
        _isPlanned = text is null;
        _understood = _isPlanned ? _understood : null;
        _activity.Start(_isPlanned ? $"Calling {_restaurant}" : "Reading the request");
    }

    public void Show(ServerEvent happened)
    {
        if (happened.Understood is { } understood)
        {
            OnUnderstood(understood);
        }
        else if (happened.Plan is { } plan)
        {
            ShowPlan(plan);
        }
        else if (happened.HandedOff is { } handedOff)
        {
            _activity.SetActivity(DescribeAgent(handedOff.Agent));
        }
        else if (happened.Restaurant is { } restaurant)
        {
            _activity.SetActivity($"Found {restaurant.Name}");
        }
        else if (happened.Interrupted is { } interrupted)
        {
            Line("", $"{interrupted.Message} ({interrupted.ErrorCode})", 0, "yellow");
        }
        else if (happened.Call is { } call)
        {
            OnCallEvent(call);
        }
        else if (happened.Answer is { } answer)
        {
            _activity.Stop();
            _answers.Show(answer, _understood);
        }
    }

    public void HangingUp() => Line(
        "", isConversation ? "Hanging up … Press Ctrl-C again to leave." : "Hanging up …", 0, "yellow");

    public void HangUpFailed() => Line("", "The call could not be hung up; it ends at its time limit at the latest.", 0, "red");

    public void AnswerRefused(ConciergeError error) => Line("", error.Message, 0, "yellow");

    public void Interrupted(bool inCall) => Line("", inCall ? "Interrupted." : "Interrupted. No call was made.", 0, "yellow");

    public void End() => _activity.Stop();

    private static string DescribeAgent(string agent) => agent switch
    {
        "Reservation Agent" => "Preparing the booking",
        "Cancellation Agent" => "Looking at your bookings",
        "Search Agent" => "Looking for restaurants",
        _ => "Reading the request",
    };

    /// <summary>Shows what a plan's call would do beyond the table that it asks for.</summary>
    public void ShowPlan(PlanView plan)
    {
        foreach (var line in PlanTextFormatter.Format(plan))
        {
            Line(new string(' ', HeadingWidth), ClockText.Format(line), HeadingWidth);
        }
    }

    // The guest has read the plan already.
    private void OnUnderstood(UnderstoodRequestView understood)
    {
        if (_isPlanned)
        {
            (_understood, _restaurant, _isPlanned) = (understood, understood.RestaurantName, false);
        }
        else
        {
            ShowUnderstood(understood);
        }
    }

    private void ShowUnderstood(UnderstoodRequestView understood)
    {
        (_understood, _restaurant) = (understood, understood.RestaurantName);
        var heading = UnderstoodFormatter.GetHeading(understood).PadRight(HeadingWidth);
        var indent = new string(' ', HeadingWidth);
        _activity.WriteAbove(() => console.MarkupLine(
            $"[bold]{heading}[/]{Markup.Escape(understood.RestaurantName)} [dim]({Markup.Escape(understood.PhoneNumber)})[/]"));
        foreach (var line in UnderstoodFormatter.Format(understood))
        {
            Line(indent, ClockText.Format(line), HeadingWidth);
        }

        if (understood.OtherBooking is { } other)
        {
            Line("", $"{ClockText.Format(other)} Press Ctrl-C if you do not want another.", 0, "yellow");
        }

        _activity.SetActivity($"Calling {_restaurant}");
    }

    private void OnCallEvent(CallEventView call)
    {
        _dialled &= call.Status != CallStatus.Pending;
        if (call.CarrierStatus is { } carrier)
        {
            OnCarrierStatus(call.AtSeconds, carrier);
        }
        else if (call.Turn is { } turn)
        {
            ShowTurn(call.AtSeconds, turn);
        }
        else
        {
            ShowIncident(call);
        }
    }

    // Twilio's first status callback can arrive before its response to the request that placed the call.
    private void OnCarrierStatus(double atSeconds, CarrierStatus carrier)
    {
        if (!_dialled)
        {
            _dialled = true;
            Timed(atSeconds, $"Dialling {_restaurant}");
            _activity.SetActivity($"Calling {_restaurant} ({CtrlC})");
        }

        if (DescribeCarrierStatus(carrier) is { } line)
        {
            Timed(atSeconds, line);
            _activity.SetActivity(carrier switch
            {
                CarrierStatus.InProgress => $"In the call ({CtrlC})",
                CarrierStatus.Completed => "Checking what was agreed",
                _ => $"Calling {_restaurant} ({CtrlC})",
            });
        }
    }

    private void ShowIncident(CallEventView call)
    {
        switch (call)
        {
            case { AnsweredBy: { } who } when DescribeAnsweredBy(who) is { } words:
                Timed(call.AtSeconds, words);
                break;
            case { Type: CallEventKind.Question, Question: { } question }:
                Timed(call.AtSeconds, $"{_restaurant} is waiting for your answer: {TerminalText.EscapeLine(question.Text)}", "bold yellow");
                Line(
                    new string(' ', ClockWidth),
                    $"Type your answer and press Enter within {question.PatienceSeconds:0} seconds. An empty line declines.",
                    ClockWidth);
                _activity.SetActivity("Waiting for your answer");
                break;
            case { Type: CallEventKind.Answer }:
                Timed(call.AtSeconds, call.Answer is { } answer ? $"Your answer: {answer}" : "No answer from you. The concierge declines politely.");
                _activity.SetActivity($"In the call ({CtrlC})");
                break;
            case { Retry: { Reason: RetryReason.Closed } opening }:
                var opens = ClockText.Format(opening.LocalTime);
                Timed(call.AtSeconds, $"Closed. Calling at {opens}, when it opens. Press Ctrl-C to cancel.", "yellow");
                _activity.SetActivity($"Waiting until {opens}, when it opens");
                break;
            case { Retry: { } retry }:
                var reason = retry.Reason == RetryReason.Busy ? "The line is busy" : "No answer";
                var attempt = $"attempt {retry.Attempt} of {retry.Attempts}";
                var at = ClockText.Format(retry.LocalTime);
                Timed(call.AtSeconds, $"{reason}. Calling again at {at} ({attempt}). Press Ctrl-C to cancel.", "yellow");
                _activity.SetActivity($"Waiting until {at} to call again");
                break;
            case { WarningCode: { } code }:
                Timed(call.AtSeconds, call.Warning ?? code, "dim");
                break;
        }
    }

    private static string? DescribeAnsweredBy(string who) => who switch
    {
        "machine" => "Answered by an answering machine",
        "fax" => "Answered by a fax machine",
        "call_screening" => "Answered by a call screening service",
        _ => null,
    };

    private static string? DescribeCarrierStatus(CarrierStatus status) => status switch
    {
        CarrierStatus.Ringing => "Ringing",
        CarrierStatus.InProgress => "Answered",
        CarrierStatus.Busy => "Busy",
        CarrierStatus.NoAnswer => "No answer",
        CarrierStatus.Failed => "Call failed",
        CarrierStatus.Canceled => "Cancelled",
        CarrierStatus.Completed => "Call ended",
        _ => null,
    };

    private void ShowTurn(double atSeconds, TurnView turn)
    {
        var speaker = turn.Speaker == Speaker.Agent ? "Concierge" : _restaurant;
        var name = Markup.Escape(HangingText.Fit(speaker, SpeakerWidth));
        var colour = turn.Speaker == Speaker.Agent ? "aqua" : "green";
        var text = $"{TerminalText.EscapeLine(turn.Text)}{(turn.Interrupted ? " (interrupted)" : "")}";
        Line($"[dim]{Clock(atSeconds)}[/]  [dim]{turn.Number,2}[/] [{colour}]{name}[/] ", text, TurnWidth);
    }

    private void Timed(double atSeconds, string text, string? style = null) => Line($"[dim]{Clock(atSeconds)}[/]  ", text, ClockWidth, style);

    // The first line begins with the prefix, which has markup; the others begin below its end.
    private void Line(string prefix, string text, int indent, string? style = null) => _activity.WriteAbove(() =>
    {
        var start = prefix;
        foreach (var line in HangingText.Wrap(text.ReplaceLineEndings(" "), console.Profile.Width, indent))
        {
            console.MarkupLine(style is null ? $"{start}{Markup.Escape(line)}" : $"{start}[{style}]{Markup.Escape(line)}[/]");
            start = new string(' ', indent);
        }
    });

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
}
