using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The state of a conversation, computed from its entries. Only words that were heard make an agreement; nothing is assumed.</summary>
internal sealed partial class DialogueState
{
    private readonly BookingInstructions _instructions;
    private readonly List<AgentLine> _own = [];
    private readonly List<string> _codes = [];
    private readonly List<string> _keys = [];

    private DialogueState(BookingInstructions instructions)
    {
        _instructions = instructions;
        Terms = instructions.Task == BookingTask.Change ? instructions.BookedTerms : instructions.Terms;
    }

    /// <summary>The terms under discussion.</summary>
    public BookingTerms Terms { get; private set; }

    /// <summary>Whether the request has been played to its end, or begun and then answered in pieces.</summary>
    public bool HasStatedRequest => _instructions.Task == BookingTask.Cancel ? HasNamedBooking
        : _own.Exists(line => line.IsRequest && !line.IsIncomplete) || (_instructions.Task == BookingTask.Book && IsRequestStatedInPieces);

    private bool IsRequestStatedInPieces => _own.Count(line => line.TellsDetail && !line.IsIncomplete) + (_own.Exists(line => line.IsBeginningOfRequest)
        ? 1 : 0) >= 2;

    /// <summary>Whether the callee has heard nothing from the agent, or not even who is calling.</summary>
    public bool HasSaidNothing => !_own.Exists(line => !line.IsIncomplete || line.Contains(AgentLines.FormatOpening(_instructions)));

    /// <summary>Whether the agent has begun to speak, even if it was interrupted.</summary>
    public bool HasBegunToSpeak => _own.Exists(line => line.WasHeard);

    /// <summary>The agent's last complete sentence, without requests to repeat and nudges.</summary>
    public AgentLine? LastStatement => _own.FindLast(line => !line.IsIncomplete && !line.AsksToRepeat && !line.AsksWhetherThere);

    /// <summary>Whether the agent's last sentence asked the callee to wait for the guest's answer.</summary>
    public bool IsCheckingWithGuest => Last?.ChecksWithGuest == true;

    /// <summary>Whether the callee has agreed in words.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>Whether the callee has stated the party size and the time, or said yes to them.</summary>
    public bool AreDetailsVerified => _partyVerified && _timeVerified;

    /// <summary>Whether the callee said yes to the latest read-back.</summary>
    public bool IsReadBackConfirmed { get; private set; }

    public bool HasNoCode { get; private set; }

    /// <summary>The confirmation number that most recognitions agree on.</summary>
    public string? Code => CodeConsensus.Compute(_codes);

    /// <summary>Whether the confirmation number was recognized at least four times, always the same.</summary>
    public bool IsCodeConsistent => _codes.Count >= 4 && _codes.TrueForAll(code => code == Code);

    public int CodeRequestCount => _own.Count(line => line.AsksCode);

    public int ReadBackCount => _own.Count(line => line.BeginsReadBack);

    public int CorrectionCount => _own.Count(line => line.Corrects);

    public int NameCorrectionCount => _own.Count(line => line.CorrectsName);

    public bool HasAskedForAlternatives => _own.Exists(line => line.AsksForAlternatives);

    public bool HasRefusedCard => _own.Exists(line => line.RefusesCard);

    public bool HasRefusedPhoneNumber => _own.Exists(line => line.RefusesNumber);

    /// <summary>Whether the guest has consented to what the callee asks for besides the table.</summary>
    public bool HasConsented => _own.Exists(line => line.Consents);

    public bool HasBeenFull { get; private set; }

    /// <summary>The latest offer that the guest has not allowed, and how often it was heard.</summary>
    public (BookingOffer Offer, int Heard)? LatestOffer { get; private set; }

    /// <summary>How many times in a row the agent has asked the callee to repeat.</summary>
    public int ConsecutiveRepeatRequests => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksToRepeat).Count();

    public int ConsecutiveNudges => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksWhetherThere).Count();

    public bool HasStatedSpecialRequests => _instructions.SpecialRequests is not { } requests
        || _own.Exists(line => line.Text.Contains(SpokenFormatter.FormatText(requests).TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The latest report of an outcome; <see langword="null"/> before the first.</summary>
    public SubmittedReport? Report { get; private set; }

    public int RefusedReportCount { get; private set; }

    /// <summary>The open question to the guest.</summary>
    public GuestQuestion? GuestQuestion { get; private set; }

    public int GuestQuestionCount { get; private set; }

    /// <summary>The keys that the agent has pressed.</summary>
    public IReadOnlyList<string> PressedKeys => _keys;

    public bool AreKeysRefused { get; private set; }

    /// <summary>Everything heard since the last key. A menu may arrive in several utterances.</summary>
    public string MenuText { get; private set; } = "";

    public int ScreeningAnswerCount { get; private set; }

    /// <summary>Whether the agent is on hold or in an IVR menu and has said nothing since.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether the last entry is the output of a tool after which the callee speaks next.</summary>
    public bool HasNothingToSay { get; private set; }

    /// <summary>The sentence that a system message quotes to be said next.</summary>
    public string? QuotedText { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>What the callee has said since the agent last spoke; <see langword="null"/> for nothing.</summary>
    public CalleeUtterance? PendingUtterance { get; private set; }

    private AgentLine? Last => _own.Count > 0 ? _own[^1] : null;

    public static DialogueState FromConversation(BookingInstructions instructions, IReadOnlyList<ConversationEntry> conversation)
    {
        var state = new DialogueState(instructions);
        foreach (ConversationEntry entry in conversation)
        {
            state.Add(entry);
        }

        if (state._hasPending)
        {
            state.PendingUtterance = state.ProcessUtterance();
        }

        return state;
    }

    private void Add(ConversationEntry entry)
    {
        HasNothingToSay = false;
        switch (entry)
        {
            case CalleeSpeechEntry heard:
                AddUtterance(heard.Words);
                break;
            case TextEntry { Role: "user" } typed:
                AddUtterance(typed.Text.Any(char.IsUpper) ? RecognizedWords.ToRecognizedForm(SpokenFormatter.FormatText(typed.Text)) : typed.Text);
                break;
            case TextEntry note:
                QuotedText = BookingInstructions.FindQuotedText(note.Text) ?? QuotedText;
                break;
            case AgentSpeechEntry when QuotedText is not null:
                QuotedText = null;
                break;
            case AgentSpeechEntry spoken when !string.IsNullOrWhiteSpace(spoken.Text):
                AddAgentLine(new AgentLine(spoken.Text, spoken.Truncated));
                break;
            case FunctionCallEntry call:
                AddFunctionCall(call);
                break;
            case FunctionOutputEntry output:
                AddFunctionOutput(output);
                break;
        }
    }

    private void AddAgentLine(AgentLine line)
    {
        ProcessPending(line.WasHeard, mayContinue: line.IsIncomplete);
        if (line.AnswersScreening)
        {
            ScreeningAnswerCount++;
            return;
        }

        if (_instructions.Task == BookingTask.Change && line.IsRequest && !line.IsIncomplete && !HasStatedRequest)
        {
            Terms = _instructions.Terms;
        }

        if (line.FindAcceptedOffer(_instructions) is { } accepted)
        {
            _timeVerified &= accepted.Time is null || accepted.Time == Terms.Time;
            _partyVerified &= accepted.PartySize is null;
            (Terms, LatestOffer, GuestQuestion) = (Terms.Apply(accepted), null, null);
        }

        if (line.FindProposal(_instructions) is not null || line.Consents)
        {
            GuestQuestion = null;
        }

        if (!line.IsAside)
        {
            // After a refused report the agent asks again, so a new report is due.
            Report = Report?.Refusal is null ? Report : null;
            IsWaiting = false;
            _own.Add(line);
        }
    }

    private void AddFunctionCall(FunctionCallEntry call)
    {
        switch (call.Name)
        {
            case ToolNames.ReportOutcome:
                Report = new SubmittedReport(call.CallId, SubmittedReport.GetOutcome(call.Arguments), null);
                break;
            case ToolNames.EndCall:
                (HasEnded, _endCallId) = (true, call.CallId);
                break;
            case ToolNames.Wait:
                (IsWaiting, _silentCallId) = (true, call.CallId);
                ProcessPending(wasHeard: true, mayContinue: true);
                break;
            case ToolNames.PressKeys:
                _keys.Add(ToolOutputParser.GetValue(call.Arguments, "digits") ?? "");
                (_keysCallId, _silentCallId) = (call.CallId, call.CallId);
                ResetForNewCallee();
                break;
            case ToolNames.AskCustomer:
                GuestQuestion = GuestQuestion.FromFunctionCall(call, _instructions);
                GuestQuestionCount++;
                break;
        }
    }

    private void AddFunctionOutput(FunctionOutputEntry output)
    {
        bool refused = ToolOutputParser.HasSucceeded(output.Output) == false;
        HasNothingToSay = output.CallId == _silentCallId && !refused;
        AreKeysRefused |= output.CallId == _keysCallId && refused;
        HasEnded &= output.CallId != _endCallId || !refused;
        if (GuestQuestion is { } question && question.CallId == output.CallId)
        {
            GuestQuestion = question with { Output = output.Output };
        }

        if (Report is { } report && report.CallId == output.CallId)
        {
            Report = report with { Output = output.Output };
            RefusedReportCount += Report.Refusal is null ? 0 : 1;
        }
    }

    // The key leads to another person, who has heard nothing of the conversation.
    private void ResetForNewCallee()
    {
        (_pending, _hasPending, MenuText) = ("", false, "");
        (IsWaiting, AreKeysRefused) = (true, false);
        _own.Clear();
    }
}
