using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>What a conversation has come to so far. Only what was heard makes an agreement; what was not heard is not assumed.</summary>
internal sealed partial class BookingState
{
    private readonly BookingBrief _brief;
    private readonly List<OwnLine> _own = [];
    private readonly List<string> _codes = [];
    private readonly List<string> _keys = [];

    private BookingState(BookingBrief brief)
    {
        _brief = brief;
        Terms = brief.Task == BookingTask.Change ? brief.Booked : brief.Terms;
    }

    /// <summary>The table talked about.</summary>
    public BookingTerms Terms { get; private set; }

    /// <summary>The request was heard whole, or was begun and asked about piece by piece.</summary>
    public bool RequestSaid => _brief.Task == BookingTask.Cancel ? BookingNamed
        : _own.Exists(line => line.Requests && !line.IsCut) || (_brief.Task == BookingTask.Book && RequestSaidInPieces);

    private bool RequestSaidInPieces => _own.Count(line => line.TellsDetail && !line.IsCut) + (_own.Exists(line => line.BeginsRequest) ? 1 : 0) >= 2;

    /// <summary>Nothing was heard of the agent, or less than who is calling.</summary>
    public bool SaidNothing => !_own.Exists(line => !line.IsCut || line.Contains(Lines.Opening(_brief)));

    /// <summary>The agent began to say who is calling, and was cut off.</summary>
    public bool BeganToSpeak => _own.Exists(line => line.WasHeard);

    /// <summary>The agent's last sentence that says something.</summary>
    public OwnLine? LastSaid => _own.FindLast(line => !line.IsCut && !line.AsksToRepeat && !line.AsksWhetherThere);

    /// <summary>Whether the agent told the callee to wait for the guest's answer, and has not gone on since.</summary>
    public bool ChecksWithGuest => Last?.ChecksWithGuest == true;

    /// <summary>The callee agreed in words.</summary>
    public bool Agreed { get; private set; }

    /// <summary>The party's size and the time were heard from the callee, or it said yes to them.</summary>
    public bool DetailsVerified => _partyVerified && _timeVerified;

    /// <summary>The callee said yes to the latest read-back.</summary>
    public bool ReadBackConfirmed { get; private set; }

    public bool NoCode { get; private set; }

    /// <summary>The code as most hearings have it.</summary>
    public string? Code => CodeHearings.Consensus(_codes);

    /// <summary>Whether the code was heard four times, each time alike.</summary>
    public bool CodeHeardAlike => _codes.Count >= 4 && _codes.TrueForAll(code => code == Code);

    public int CodesAsked => _own.Count(line => line.AsksCode);

    public int ReadBacks => _own.Count(line => line.BeginsReadBack);

    public int Corrections => _own.Count(line => line.Corrects);

    public int NameCorrections => _own.Count(line => line.CorrectsName);

    public bool AskedForAlternatives => _own.Exists(line => line.AsksForAlternatives);

    public bool RefusedCard => _own.Exists(line => line.RefusesCard);

    public bool RefusedNumber => _own.Exists(line => line.RefusesNumber);

    /// <summary>The guest consented to what the callee asked for beside the table.</summary>
    public bool Consented => _own.Exists(line => line.Consents);

    public bool WasFull { get; private set; }

    /// <summary>The latest offer of something that was not conceded, and how often it was heard.</summary>
    public (BookingOffer Offer, int Heard)? Offered { get; private set; }

    /// <summary>How many times in succession the agent has just asked to hear something again.</summary>
    public int MisheardInARow => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksToRepeat).Count();

    public int NudgesInARow => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksWhetherThere).Count();

    public bool RequestsSaid => _brief.SpecialRequests is not { } wish
        || _own.Exists(line => line.Text.Contains(Spoken.Text(wish).TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The latest report of an outcome, once there is one.</summary>
    public ReportMade? Report { get; private set; }

    public int ReportsRefused { get; private set; }

    /// <summary>The question that the guest was asked and that has come to nothing yet.</summary>
    public GuestQuestion? Question { get; private set; }

    public int QuestionsAsked { get; private set; }

    /// <summary>The keys pressed so far.</summary>
    public IReadOnlyList<string> Keys => _keys;

    public bool KeysRefused { get; private set; }

    /// <summary>Everything heard since a key was last pressed, for a menu that comes in pieces.</summary>
    public string MenuWords { get; private set; } = "";

    public int Screenings { get; private set; }

    /// <summary>The agent is on hold, or in a menu, and said nothing since.</summary>
    public bool Waiting { get; private set; }

    /// <summary>Nothing happened since a function returned that leaves the word to the callee.</summary>
    public bool HasNothingToSay { get; private set; }

    /// <summary>The words that a note gives to be said next.</summary>
    public string? Told { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>What the callee said since the agent last spoke; <see langword="null"/> when it said nothing.</summary>
    public HeardUtterance? Heard { get; private set; }

    private OwnLine? Last => _own.Count > 0 ? _own[^1] : null;

    public static BookingState From(BookingBrief brief, IReadOnlyList<ConversationEntry> conversation)
    {
        var state = new BookingState(brief);
        foreach (ConversationEntry entry in conversation)
        {
            state.Add(entry);
        }

        if (state._anythingPending)
        {
            state.Heard = state.TakeIn();
        }

        return state;
    }

    private void Add(ConversationEntry entry)
    {
        HasNothingToSay = false;
        switch (entry)
        {
            case HeardEntry heard:
                Hear(heard.Words);
                break;
            case TextEntry { Role: "user" } typed:
                Hear(typed.Text.Any(char.IsUpper) ? Words.AsHeard(Spoken.Text(typed.Text)) : typed.Text);
                break;
            case TextEntry note:
                Told = BookingBrief.Quoted(note.Text) ?? Told;
                break;
            case SpokenEntry when Told is not null:
                Told = null;
                break;
            case SpokenEntry spoken when !string.IsNullOrWhiteSpace(spoken.Text):
                Speak(new OwnLine(spoken.Text, spoken.Truncated));
                break;
            case FunctionCallEntry call:
                Call(call);
                break;
            case FunctionOutputEntry output:
                Return(output);
                break;
        }
    }

    private void Speak(OwnLine line)
    {
        TakeInPending(line.WasHeard, mayGoOn: line.IsCut);
        if (line.AnswersScreening)
        {
            Screenings++;
            return;
        }

        if (_brief.Task == BookingTask.Change && line.Requests && !line.IsCut && !RequestSaid)
        {
            Terms = _brief.Terms;
        }

        if (line.Accepted(_brief) is { } accepted)
        {
            _timeVerified &= accepted.Time is null || accepted.Time == Terms.Time;
            _partyVerified &= accepted.PartySize is null;
            (Terms, Offered, Question) = (Terms.With(accepted), null, null);
        }

        if (line.Proposed(_brief) is not null || line.Consents)
        {
            Question = null;
        }

        if (!line.IsAside)
        {
            // Having been refused and asked once more, the agent reports anew.
            Report = Report?.Refusal is null ? Report : null;
            Waiting = false;
            _own.Add(line);
        }
    }

    private void Call(FunctionCallEntry call)
    {
        switch (call.Name)
        {
            case ToolNames.ReportOutcome:
                Report = new ReportMade(call.CallId, ReportMade.OutcomeIn(call.Arguments), null);
                break;
            case ToolNames.EndCall:
                (Ended, _endCallId) = (true, call.CallId);
                break;
            case ToolNames.Wait:
                (Waiting, _silentCallId) = (true, call.CallId);
                TakeInPending(wasHeard: true, mayGoOn: true);
                break;
            case ToolNames.PressKeys:
                _keys.Add(ToolOutput.Value(call.Arguments, "digits") ?? "");
                (_keysCallId, _silentCallId) = (call.CallId, call.CallId);
                BeginAnew();
                break;
            case ToolNames.AskCustomer:
                Question = GuestQuestion.From(call, _brief);
                QuestionsAsked++;
                break;
        }
    }

    private void Return(FunctionOutputEntry output)
    {
        bool refused = ToolOutput.Succeeded(output.Output) == false;
        HasNothingToSay = output.CallId == _silentCallId && !refused;
        KeysRefused |= output.CallId == _keysCallId && refused;
        Ended &= output.CallId != _endCallId || !refused;
        if (Question is { } question && question.CallId == output.CallId)
        {
            Question = question with { Output = output.Output };
        }

        if (Report is { } report && report.CallId == output.CallId)
        {
            Report = report with { Output = output.Output };
            ReportsRefused += Report.Refusal is null ? 0 : 1;
        }
    }

    // Behind the key somebody else answers, who has heard nothing of all this.
    private void BeginAnew()
    {
        (_pending, _anythingPending, MenuWords) = ("", false, "");
        (Waiting, KeysRefused) = (true, false);
        _own.Clear();
    }
}
