using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The state of a conversation, computed from its entries. Only words that were heard make an agreement; nothing is assumed.</summary>
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

    /// <summary>The terms under discussion.</summary>
    public BookingTerms Terms { get; private set; }

    /// <summary>Whether the request has been played to its end, or begun and then answered in pieces.</summary>
    public bool RequestSaid => _brief.Task == BookingTask.Cancel ? BookingNamed
        : _own.Exists(line => line.Requests && !line.IsCut) || (_brief.Task == BookingTask.Book && IsRequestStatedInPieces);

    private bool IsRequestStatedInPieces => _own.Count(line => line.TellsDetail && !line.IsCut) + (_own.Exists(line => line.BeginsRequest) ? 1 : 0) >= 2;

    /// <summary>Whether the callee has heard nothing from the agent, or not even who is calling.</summary>
    public bool SaidNothing => !_own.Exists(line => !line.IsCut || line.Contains(Lines.Opening(_brief)));

    /// <summary>Whether the agent has begun to speak, even if it was interrupted.</summary>
    public bool BeganToSpeak => _own.Exists(line => line.WasHeard);

    /// <summary>The agent's last complete sentence, without requests to repeat and nudges.</summary>
    public OwnLine? LastSaid => _own.FindLast(line => !line.IsCut && !line.AsksToRepeat && !line.AsksWhetherThere);

    /// <summary>Whether the agent's last sentence asked the callee to wait for the guest's answer.</summary>
    public bool ChecksWithGuest => Last?.ChecksWithGuest == true;

    /// <summary>Whether the callee has agreed in words.</summary>
    public bool Agreed { get; private set; }

    /// <summary>Whether the callee has stated the party size and the time, or said yes to them.</summary>
    public bool DetailsVerified => _partyVerified && _timeVerified;

    /// <summary>Whether the callee said yes to the latest read-back.</summary>
    public bool ReadBackConfirmed { get; private set; }

    public bool NoCode { get; private set; }

    /// <summary>The confirmation number that most recognitions agree on.</summary>
    public string? Code => CodeHearings.Consensus(_codes);

    /// <summary>Whether the confirmation number was recognized at least four times, always the same.</summary>
    public bool CodeHeardAlike => _codes.Count >= 4 && _codes.TrueForAll(code => code == Code);

    public int CodesAsked => _own.Count(line => line.AsksCode);

    public int ReadBacks => _own.Count(line => line.BeginsReadBack);

    public int Corrections => _own.Count(line => line.Corrects);

    public int NameCorrections => _own.Count(line => line.CorrectsName);

    public bool AskedForAlternatives => _own.Exists(line => line.AsksForAlternatives);

    public bool RefusedCard => _own.Exists(line => line.RefusesCard);

    public bool RefusedNumber => _own.Exists(line => line.RefusesNumber);

    /// <summary>Whether the guest has consented to what the callee asks for besides the table.</summary>
    public bool Consented => _own.Exists(line => line.Consents);

    public bool WasFull { get; private set; }

    /// <summary>The latest offer that the guest has not allowed, and how often it was heard.</summary>
    public (BookingOffer Offer, int Heard)? Offered { get; private set; }

    /// <summary>How many times in a row the agent has asked the callee to repeat.</summary>
    public int MisheardInARow => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksToRepeat).Count();

    public int NudgesInARow => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksWhetherThere).Count();

    public bool RequestsSaid => _brief.SpecialRequests is not { } requests
        || _own.Exists(line => line.Text.Contains(Spoken.Text(requests).TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The latest report of an outcome; <see langword="null"/> before the first.</summary>
    public ReportMade? Report { get; private set; }

    public int ReportsRefused { get; private set; }

    /// <summary>The open question to the guest.</summary>
    public GuestQuestion? Question { get; private set; }

    public int QuestionsAsked { get; private set; }

    /// <summary>The keys that the agent has pressed.</summary>
    public IReadOnlyList<string> Keys => _keys;

    public bool KeysRefused { get; private set; }

    /// <summary>Everything heard since the last key. A menu may arrive in several utterances.</summary>
    public string MenuWords { get; private set; } = "";

    public int Screenings { get; private set; }

    /// <summary>Whether the agent is on hold or in an IVR menu and has said nothing since.</summary>
    public bool Waiting { get; private set; }

    /// <summary>Whether the last entry is the output of a tool after which the callee speaks next.</summary>
    public bool HasNothingToSay { get; private set; }

    /// <summary>The sentence that a system message quotes to be said next.</summary>
    public string? Told { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>What the callee has said since the agent last spoke; <see langword="null"/> for nothing.</summary>
    public HeardUtterance? Heard { get; private set; }

    private OwnLine? Last => _own.Count > 0 ? _own[^1] : null;

    public static BookingState From(BookingBrief brief, IReadOnlyList<ConversationEntry> conversation)
    {
        var state = new BookingState(brief);
        foreach (ConversationEntry entry in conversation)
        {
            state.Add(entry);
        }

        if (state._hasPending)
        {
            state.Heard = state.ProcessUtterance();
        }

        return state;
    }

    private void Add(ConversationEntry entry)
    {
        HasNothingToSay = false;
        switch (entry)
        {
            case HeardEntry heard:
                AddUtterance(heard.Words);
                break;
            case TextEntry { Role: "user" } typed:
                AddUtterance(typed.Text.Any(char.IsUpper) ? Words.AsHeard(Spoken.Text(typed.Text)) : typed.Text);
                break;
            case TextEntry note:
                Told = BookingBrief.Quoted(note.Text) ?? Told;
                break;
            case SpokenEntry when Told is not null:
                Told = null;
                break;
            case SpokenEntry spoken when !string.IsNullOrWhiteSpace(spoken.Text):
                AddAgentLine(new OwnLine(spoken.Text, spoken.Truncated));
                break;
            case FunctionCallEntry call:
                AddFunctionCall(call);
                break;
            case FunctionOutputEntry output:
                AddFunctionOutput(output);
                break;
        }
    }

    private void AddAgentLine(OwnLine line)
    {
        ProcessPending(line.WasHeard, mayContinue: line.IsCut);
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
            // After a refused report the agent asks again, so a new report is due.
            Report = Report?.Refusal is null ? Report : null;
            Waiting = false;
            _own.Add(line);
        }
    }

    private void AddFunctionCall(FunctionCallEntry call)
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
                ProcessPending(wasHeard: true, mayContinue: true);
                break;
            case ToolNames.PressKeys:
                _keys.Add(ToolOutput.Value(call.Arguments, "digits") ?? "");
                (_keysCallId, _silentCallId) = (call.CallId, call.CallId);
                ResetForNewCallee();
                break;
            case ToolNames.AskCustomer:
                Question = GuestQuestion.From(call, _brief);
                QuestionsAsked++;
                break;
        }
    }

    private void AddFunctionOutput(FunctionOutputEntry output)
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

    // The key leads to another person, who has heard nothing of the conversation.
    private void ResetForNewCallee()
    {
        (_pending, _hasPending, MenuWords) = ("", false, "");
        (Waiting, KeysRefused) = (true, false);
        _own.Clear();
    }
}
