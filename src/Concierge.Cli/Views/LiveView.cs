using System.Globalization;
using System.Text;
using Concierge.Cli.Client;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Contracts.Api;
using NodaTime.Text;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows a request's progress line by line. On a terminal, the last line shows the current activity and its duration.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider timeProvider) : IRequestView
{
    private const int SpeakerWidth = 12;
    private const int ClockWidth = 10;

    private readonly ActivityLine _activity = new(console, timeProvider);
    private readonly Dictionary<int, string> _turns = [];
    private readonly StringBuilder _words = new();
    private string _restaurant = "Restaurant";
    private int _step;
    private bool _dialled;

    public void Welcome()
    {
        console.MarkupLine("[bold]Concierge[/] books restaurant tables by phone.");
        console.MarkupLine("Tell me what you would like, for example [italic]Book a table at Luigi's for 4 tomorrow at 7pm[/]. Type [italic]quit[/] to leave.");
    }

    public void Prompt() => console.Markup("[bold]> [/]");

    public void Begin(string text)
    {
        _turns.Clear();
        (_step, _) = (0, _words.Clear());
        _activity.Start("Reading the request");
    }

    public void Show(ServerEvent happened)
    {
        if (happened.Understood is { } understood)
        {
            ShowBooking(understood);
        }
        else if (happened.Text is { } words)
        {
            ShowText(words);
        }
        else if (happened.Interrupted is { } interrupted)
        {
            Line($"[yellow]{Markup.Escape(interrupted.Message)}[/] [dim]({Markup.Escape(interrupted.ErrorCode)})[/]");
        }
        else if (happened.Call is { } call)
        {
            OnCallEvent(call);
        }
        else if (happened.Answer is { } answer)
        {
            ShowAnswer(answer);
        }
    }

    public void HangingUp() => Line("[yellow]Hanging up …[/]");

    public void HangUpFailed() => Line("[red]The call could not be hung up; it ends at its time limit at the latest.[/]");

    public void AnswerRefused(ConciergeError error) => Line($"[yellow]{Markup.Escape(error.Message)}[/]");

    public void Interrupted(bool inCall) => Line(inCall ? "[yellow]Interrupted.[/]" : "[yellow]Interrupted. No call was made.[/]");

    public void End() => _activity.Stop();

    // The latest words of the language model, on the activity line; the answer replaces them.
    private void ShowText(AgentTextView words)
    {
        if (words.Step != _step)
        {
            _words.Clear();
            _step = words.Step;
        }

        var line = _words.Append(words.Text).ToString().ReplaceLineEndings(" ");
        var room = Math.Max(20, console.Profile.Width - ClockWidth);
        _activity.SetText(line.Length > room ? $"…{line[^(room - 1)..]}" : line);
    }

    private void ShowBooking(UnderstoodRequestView understood)
    {
        _restaurant = understood.RestaurantName;
        var date = LocalDatePattern.Iso.Parse(understood.Date).Value;
        var at = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(understood.Time).Value;
        Line($"[bold]Understood[/]   {Markup.Escape(understood.RestaurantName)} [dim]({Markup.Escape(understood.PhoneNumber)})[/]");
        var dayAndTime = $"{BookingFormatter.FormatDay(date, withYear: true)} at {BookingFormatter.FormatTime(at)}";
        Line($"             {BookingFormatter.FormatParty(understood.PartySize)}, {dayAndTime}, for {Markup.Escape(understood.CustomerName)}");
        foreach (var concession in ConcessionFormatter.Format(understood))
        {
            Line($"             {Markup.Escape(concession)}");
        }

        if (understood.SpecialRequests is { } requests)
        {
            Line($"             special requests: {Markup.Escape(requests)}");
        }
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
            Timed(atSeconds, $"Dialling {Markup.Escape(_restaurant)}");
            _activity.SetActivity($"Calling {_restaurant}");
        }

        if (DescribeCarrierStatus(carrier) is { } line)
        {
            Timed(atSeconds, line);
            _activity.SetActivity(carrier == CarrierStatus.InProgress ? "In the call" : $"Calling {_restaurant}");
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
                var asked = Markup.Escape(TerminalText.EscapeLine(question.Text));
                Timed(call.AtSeconds, $"[bold yellow]{Markup.Escape(_restaurant)} is waiting for your answer:[/] [bold]{asked}[/]");
                Line($"       Type your answer and press Enter within {question.PatienceSeconds:0} seconds. An empty line declines.");
                _activity.SetActivity("Waiting for your answer");
                break;
            case { Type: CallEventKind.Answer }:
                Timed(
                    call.AtSeconds,
                    call.Answer is { } answer
                        ? $"Your answer: [bold]{Markup.Escape(answer)}[/]"
                        : "[yellow]No answer from you. The concierge declines politely.[/]");
                _activity.SetActivity("In the call");
                break;
            case { Retry: { Reason: RetryReason.Closed } opening }:
                Timed(call.AtSeconds, $"[yellow]Closed.[/] Calling at {Markup.Escape(opening.LocalTime)}, when it opens. Press Ctrl-C to cancel.");
                _activity.SetActivity($"Waiting until {opening.LocalTime}, when it opens");
                break;
            case { Retry: { } retry }:
                var reason = retry.Reason == RetryReason.Busy ? "The line is busy" : "No answer";
                var attempt = $"attempt {retry.Attempt} of {retry.Attempts}";
                Timed(call.AtSeconds, $"[yellow]{reason}.[/] Calling again at {Markup.Escape(retry.LocalTime)} ({attempt}). Press Ctrl-C to cancel.");
                _activity.SetActivity($"Waiting until {retry.LocalTime} to call again");
                break;
            case { WarningCode: { } code }:
                Timed(call.AtSeconds, $"[dim]{Markup.Escape(call.Warning ?? code)}[/]");
                break;
        }
    }

    private static string? DescribeAnsweredBy(string who) => who switch
    {
        "machine" => "[yellow]Answered by an answering machine[/]",
        "fax" => "[yellow]Answered by a fax machine[/]",
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
        var name = Markup.Escape(speaker.Length > SpeakerWidth ? speaker[..SpeakerWidth] : speaker.PadRight(SpeakerWidth));
        var colour = turn.Speaker == Speaker.Agent ? "aqua" : "green";
        var heard = turn.Interrupted ? " [dim](interrupted)[/]" : "";
        Timed(atSeconds, $"[dim]{turn.Number,2}[/] [{colour}]{name}[/] {Markup.Escape(TerminalText.EscapeLine(turn.Text))}{heard}");
        _turns[turn.Number] = turn.Text;
    }

    private void ShowAnswer(RequestAnswer answer)
    {
        _activity.Stop();
        console.WriteLine();
        var (mark, colour) = answer switch
        {
            { Result.Outcome: CallOutcome.Confirmed or CallOutcome.Cancelled } => ("✔", "green"),
            { Result: not null } => ("✘", "yellow"),
            { ErrorCode: not null } => ("✘", "red"),
            _ => ("?", "aqua"),
        };
        console.MarkupLine($"[{colour}]{mark}[/] {Markup.Escape(answer.Answer)}");
        if (answer.Result is { } result)
        {
            ShowEvidence(result);
        }

        if (answer.ErrorCode is { } code)
        {
            if (answer.Remedy is { } remedy && !answer.Answer.Contains(remedy, StringComparison.Ordinal))
            {
                console.MarkupLine($"  {Markup.Escape(remedy)}");
            }

            console.MarkupLine($"  [dim]({Markup.Escape(code)})[/]");
        }
    }

    private void ShowEvidence(ResultView result)
    {
        if (result is { ConfirmationNumber: { } number, ConfirmationTurn: not null, Outcome: not CallOutcome.Cancelled })
        {
            var agreed = result.Evidence.FirstOrDefault(found => found.Turn == result.ConfirmationTurn && found.Field == "confirmation_number")?.AgreedTurn;
            var heard = agreed is null
                ? $"heard in turn {result.ConfirmationTurn}"
                : $"read back in turn {result.ConfirmationTurn} and confirmed in turn {agreed}";
            console.MarkupLine($"  Confirmation number [bold]{Markup.Escape(number)}[/], {heard}:");
            Quote(result, result.ConfirmationTurn);
            Quote(result, agreed);
        }
        else if (result.AgreementTurn is not null)
        {
            console.MarkupLine($"  Agreed in turn {result.AgreementTurn}:");
            Quote(result, result.AgreementTurn);
        }

        if (result.Evidence.Count > 0)
        {
            console.MarkupLine($"  [dim]Heard: {string.Join(", ", result.Evidence.Select(DescribeEvidence))}[/]");
        }

        console.MarkupLine($"  [dim]{result.Transcript.Count} turns in {Clock(result.DurationSeconds)}[/]");
    }

    private static string DescribeEvidence(EvidenceView evidence) =>
        $"{evidence.Field.Replace('_', ' ')} in turn {evidence.Turn}{(evidence.AgreedTurn is { } agreed ? $" (confirmed in turn {agreed})" : "")}";

    private void Quote(ResultView result, int? number)
    {
        if (result.Transcript.FirstOrDefault(turn => turn.Number == number) is { } turn)
        {
            console.MarkupLine($"    [dim]“{Markup.Escape(TerminalText.EscapeLine(turn.Text))}”[/]");
        }
    }

    private void Timed(double atSeconds, string markup) => Line($"[dim]{Clock(atSeconds)}[/]  {markup}");

    private void Line(string markup) => _activity.WriteAbove(() => console.MarkupLine(markup));

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
}
