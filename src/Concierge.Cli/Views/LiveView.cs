using System.Globalization;
using System.Text;
using Concierge.Cli.Client;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Server.Api;
using NodaTime.Text;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows a request to a person, line by line as things happen; on a terminal, a last line shows what is going on and for how long.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time) : IRequestView
{
    private const int SpeakerWidth = 12;
    private const int ClockWidth = 10;

    private readonly ActivityLine _activity = new(console, time);
    private readonly Dictionary<int, string> _turns = [];
    private readonly StringBuilder _words = new();
    private string _restaurant = "Restaurant";
    private int _step;
    private bool _dialled;

    public void Welcome()
    {
        console.MarkupLine("[bold]Concierge[/] books restaurant tables by telephone.");
        console.MarkupLine("Say what you want, for example [italic]Book a table at Luigi's for 4 tomorrow at 7pm[/]. An empty line is ignored; [italic]quit[/] ends.");
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
            Understood(understood);
        }
        else if (happened.Text is { } words)
        {
            Speaks(words);
        }
        else if (happened.Interrupted is { } interrupted)
        {
            Line($"[yellow]{Markup.Escape(interrupted.Message)}[/] [dim]({Markup.Escape(interrupted.ErrorCode)})[/]");
        }
        else if (happened.Call is { } call)
        {
            Happened(call);
        }
        else if (happened.Answer is { } answer)
        {
            Answered(answer);
        }
    }

    public void HangingUp() => Line("[yellow]Hanging up …[/]");

    public void HangUpFailed() => Line("[red]The line could not be put down from here; the call ends at its time limit at the latest.[/]");

    public void AnswerRefused(ConciergeError error) => Line($"[yellow]{Markup.Escape(error.Message)}[/]");

    public void Interrupted(bool inCall) => Line(inCall ? "[yellow]Interrupted.[/]" : "[yellow]Interrupted. Nobody was called.[/]");

    public void End() => _activity.Stop();

    // The end of what a language model is saying, on the line that its answer replaces.
    private void Speaks(TextView words)
    {
        if (words.Step != _step)
        {
            _words.Clear();
            _step = words.Step;
        }

        var line = _words.Append(words.Text).ToString().ReplaceLineEndings(" ");
        var room = Math.Max(20, console.Profile.Width - ClockWidth);
        _activity.Still(line.Length > room ? $"…{line[^(room - 1)..]}" : line);
    }

    private void Understood(UnderstoodView understood)
    {
        _restaurant = understood.RestaurantName;
        var date = LocalDatePattern.Iso.Parse(understood.Date).Value;
        var at = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(understood.Time).Value;
        Line($"[bold]Understood[/]   {Markup.Escape(understood.RestaurantName)} [dim]({Markup.Escape(understood.PhoneNumber)})[/]");
        Line($"             {BookingText.Party(understood.PartySize)}, {BookingText.Day(date, withYear: true)} at {BookingText.Time(at)}, for {Markup.Escape(understood.CustomerName)}");
        foreach (var concession in ConcessionLines.Of(understood))
        {
            Line($"             {Markup.Escape(concession)}");
        }

        if (understood.SpecialRequests is { } wishes)
        {
            Line($"             wishes: {Markup.Escape(wishes)}");
        }
    }

    private void Happened(CallEventView call)
    {
        _dialled &= call.Status != CallStatus.Pending;
        if (call.CarrierStatus is { } carrier)
        {
            CarrierReported(call.AtSeconds, carrier);
        }
        else if (call.Turn is { } turn)
        {
            Turn(call.AtSeconds, turn);
        }
        else
        {
            Incident(call);
        }
    }

    // Twilio's answer to the request for the call may come after its first report about it.
    private void CarrierReported(double atSeconds, CarrierStatus carrier)
    {
        if (!_dialled)
        {
            _dialled = true;
            Timed(atSeconds, $"Dialling {Markup.Escape(_restaurant)}");
            _activity.Now($"Calling {_restaurant}");
        }

        if (Carrier(carrier) is { } line)
        {
            Timed(atSeconds, line);
            _activity.Now(carrier == CarrierStatus.InProgress ? "On the line" : $"Calling {_restaurant}");
        }
    }

    private void Incident(CallEventView call)
    {
        switch (call)
        {
            case { AnsweredBy: { } who } when WhoAnswered(who) is { } words:
                Timed(call.AtSeconds, words);
                break;
            case { Type: CallEventKind.Question, Question: { } question }:
                Timed(call.AtSeconds, $"[bold yellow]{Markup.Escape(_restaurant)} waits for your answer:[/] [bold]{Markup.Escape(question.Text)}[/]");
                Line($"       Type it and press Enter, within {question.PatienceSeconds:0} seconds. An empty line declines.");
                _activity.Now("Waiting for your answer");
                break;
            case { Type: CallEventKind.Answer }:
                Timed(call.AtSeconds, call.Answer is { } answer ? $"Your answer: [bold]{Markup.Escape(answer)}[/]" : "[yellow]No answer from you: it is declined politely.[/]");
                _activity.Now("On the line");
                break;
            case { Retry: { Reason: RetryReason.Closed } opening }:
                Timed(call.AtSeconds, $"[yellow]Closed.[/] Calling at {Markup.Escape(opening.LocalTime)}, when it opens; Ctrl-C to leave it.");
                _activity.Now($"Waiting until {opening.LocalTime}, when it opens");
                break;
            case { Retry: { } retry }:
                Timed(call.AtSeconds, $"[yellow]{(retry.Reason == RetryReason.Busy ? "Busy" : "No answer")}.[/] Calling again at {Markup.Escape(retry.LocalTime)} (attempt {retry.Attempt} of {retry.Attempts}); Ctrl-C to leave it.");
                _activity.Now($"Waiting until {retry.LocalTime} to call again");
                break;
            case { WarningCode: { } code }:
                Timed(call.AtSeconds, $"[dim]{Markup.Escape(call.Warning ?? code)}[/]");
                break;
        }
    }

    private static string? WhoAnswered(string who) => who switch
    {
        "machine" => "[yellow]A machine answered[/]",
        "fax" => "[yellow]A fax answered[/]",
        "call_screening" => "A call screening service answered",
        _ => null,
    };

    private static string? Carrier(CarrierStatus status) => status switch
    {
        CarrierStatus.Ringing => "Ringing",
        CarrierStatus.InProgress => "Answered",
        CarrierStatus.Busy => "Busy",
        CarrierStatus.NoAnswer => "No answer",
        CarrierStatus.Failed => "Not connected",
        CarrierStatus.Canceled => "Cancelled",
        CarrierStatus.Completed => "The line is down",
        _ => null,
    };

    private void Turn(double atSeconds, TurnView turn)
    {
        var speaker = turn.Speaker == Speaker.Agent ? "Concierge" : _restaurant;
        var name = Markup.Escape(speaker.Length > SpeakerWidth ? speaker[..SpeakerWidth] : speaker.PadRight(SpeakerWidth));
        var colour = turn.Speaker == Speaker.Agent ? "aqua" : "green";
        var heard = turn.Interrupted ? " [dim](interrupted)[/]" : "";
        Timed(atSeconds, $"[dim]{turn.Number,2}[/] [{colour}]{name}[/] {Markup.Escape(turn.Text)}{heard}");
        _turns[turn.Number] = turn.Text;
    }

    private void Answered(RequestAnswer answer)
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
            Evidence(result);
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

    private void Evidence(ResultView result)
    {
        if (result is { ConfirmationNumber: { } number, ConfirmationTurn: not null, Outcome: not CallOutcome.Cancelled })
        {
            var agreed = result.Evidence.FirstOrDefault(found => found.Turn == result.ConfirmationTurn && found.Field == "confirmation_number")?.AgreedTurn;
            console.MarkupLine($"  Confirmation number [bold]{Markup.Escape(number)}[/], {(agreed is null ? $"heard in turn {result.ConfirmationTurn}" : $"read back in turn {result.ConfirmationTurn} and agreed to in turn {agreed}")}:");
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
            console.MarkupLine($"  [dim]Heard: {string.Join(", ", result.Evidence.Select(found => $"{found.Field.Replace('_', ' ')} in turn {found.Turn}{(found.AgreedTurn is { } agreed ? $" (agreed to in turn {agreed})" : "")}"))}[/]");
        }

        console.MarkupLine($"  [dim]{result.Transcript.Count} turns in {Clock(result.DurationSeconds)}[/]");
    }

    private void Quote(ResultView result, int? number)
    {
        if (result.Transcript.FirstOrDefault(turn => turn.Number == number) is { } turn)
        {
            console.MarkupLine($"    [dim]“{Markup.Escape(turn.Text)}”[/]");
        }
    }

    private void Timed(double atSeconds, string markup) => Line($"[dim]{Clock(atSeconds)}[/]  {markup}");

    private void Line(string markup) => _activity.Above(() => console.MarkupLine(markup));

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
}
