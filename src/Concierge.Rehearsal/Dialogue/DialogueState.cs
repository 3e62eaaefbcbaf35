using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The state of a conversation, computed from its entries. Only words that the callee said or heard count as an agreement.</summary>
internal sealed partial class DialogueState
{
    private readonly BookingInstructions _instructions;
    private readonly List<AgentUtterance> _agentUtterances = [];
    private readonly List<string> _recognizedCodes = [];
    private readonly List<string> _pressedKeys = [];

    private DialogueState(BookingInstructions instructions)
    {
        _instructions = instructions;
        Terms = instructions.Task == BookingTask.Change ? instructions.BookedTerms : instructions.Terms;
    }

    /// <summary>The terms under discussion.</summary>
    public BookingTerms Terms { get; private set; }

    /// <summary>Whether the agent has stated the whole request: in one sentence, or in its beginning and the answers to questions.</summary>
    public bool HasStatedRequest => _instructions.Task == BookingTask.Cancel ? HasNamedBooking
        : _agentUtterances.Exists(line => line.IsRequest && !line.IsIncomplete) || (_instructions.Task == BookingTask.Book && IsRequestStatedInParts);

    private bool IsRequestStatedInParts => _agentUtterances.Count(line => line.TellsDetail && !line.IsIncomplete)
        + (_agentUtterances.Exists(line => line.IsBeginningOfRequest) ? 1 : 0) >= 2;

    /// <summary>Whether the callee has heard nothing from the agent, or not even who is calling.</summary>
    public bool HasSaidNothing => !_agentUtterances.Exists(line => !line.IsIncomplete || line.Contains(AgentSentences.FormatOpening(_instructions)));

    /// <summary>Whether the agent has begun to speak, even if it was interrupted.</summary>
    public bool HasBegunToSpeak => _agentUtterances.Exists(line => line.WasHeard);

    /// <summary>The agent's last complete sentence, except requests to repeat and "Are you still there?".</summary>
    public AgentUtterance? LastStatement => _agentUtterances.FindLast(line => !line.IsIncomplete && !line.AsksToRepeat && !line.AsksWhetherPresent);

    /// <summary>Whether the agent's last sentence asked the callee to wait for the guest's answer.</summary>
    public bool IsCheckingWithGuest => LastUtterance?.ChecksWithGuest == true;

    /// <summary>Whether the callee has said that the table is booked.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>Whether the callee has stated the party size and the time, or said yes to them.</summary>
    public bool AreDetailsVerified => _partySizeVerified && _timeVerified;

    /// <summary>Whether the callee said yes to the latest read-back.</summary>
    public bool IsReadBackConfirmed { get; private set; }

    public bool HasNoCode { get; private set; }

    /// <summary>The confirmation number that most recognitions agree on.</summary>
    public string? Code => CodeConsensus.Compute(_recognizedCodes);

    /// <summary>Whether the confirmation number was recognized at least four times, always the same.</summary>
    public bool IsCodeConsistent => _recognizedCodes.Count >= 4 && _recognizedCodes.TrueForAll(code => code == Code);

    public int CodeRequestCount => _agentUtterances.Count(line => line.AsksCode);

    public int ReadBackCount => _agentUtterances.Count(line => line.BeginsReadBack);

    public int CorrectionCount => _agentUtterances.Count(line => line.Corrects);

    public int NameCorrectionCount => _agentUtterances.Count(line => line.CorrectsName);

    public bool HasAskedForAlternatives => _agentUtterances.Exists(line => line.AsksForAlternatives);

    public bool HasRefusedCard => _agentUtterances.Exists(line => line.RefusesCard);

    public bool HasRefusedPhoneNumber => _agentUtterances.Exists(line => line.RefusesPhoneNumber);

    /// <summary>Whether the guest has consented to what the callee asks for besides the table.</summary>
    public bool HasConsented => _agentUtterances.Exists(line => line.Consents);

    public bool HasBeenUnavailable { get; private set; }

    /// <summary>The latest offer that the guest has not allowed, and how often it was heard.</summary>
    public (BookingOffer Offer, int Heard)? LatestOffer { get; private set; }

    /// <summary>How many times in a row the agent has asked the callee to repeat.</summary>
    public int ConsecutiveRepeatRequests => _agentUtterances.AsEnumerable().Reverse().TakeWhile(line => line.AsksToRepeat).Count();

    public int ConsecutivePresenceQuestions => _agentUtterances.AsEnumerable().Reverse().TakeWhile(line => line.AsksWhetherPresent).Count();

    public bool HasStatedSpecialRequests => _instructions.SpecialRequests is not { } requests
        || _agentUtterances.Exists(line => line.Text.Contains(SpokenFormatter.FormatText(requests).TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The latest report of an outcome; <see langword="null"/> before the first.</summary>
    public SubmittedReport? Report { get; private set; }

    public int RefusedReportCount { get; private set; }

    /// <summary>The open question to the guest.</summary>
    public GuestQuestion? GuestQuestion { get; private set; }

    public int GuestQuestionCount { get; private set; }

    /// <summary>The keys that the agent has pressed.</summary>
    public IReadOnlyList<string> PressedKeys => _pressedKeys;

    public bool AreKeysRefused { get; private set; }

    /// <summary>Everything that the callee has said since the last key. A menu may arrive in several utterances.</summary>
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

    private AgentUtterance? LastUtterance => _agentUtterances.Count > 0 ? _agentUtterances[^1] : null;

    public static DialogueState FromConversation(BookingInstructions instructions, IReadOnlyList<ConversationEntry> conversation)
    {
        var state = new DialogueState(instructions);
        foreach (ConversationEntry entry in conversation)
        {
            state.Add(entry);
        }

        if (state._hasPendingUtterance)
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
                AddAgentUtterance(new AgentUtterance(spoken.Text, spoken.Truncated));
                break;
            case FunctionCallEntry call:
                AddFunctionCall(call);
                break;
            case FunctionOutputEntry output:
                AddFunctionOutput(output);
                break;
        }
    }

    private void AddAgentUtterance(AgentUtterance line)
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
            _partySizeVerified &= accepted.PartySize is null;
            (Terms, LatestOffer, GuestQuestion) = (Terms.Apply(accepted), null, null);
        }

        if (line.FindProposal(_instructions) is not null || line.Consents)
        {
            GuestQuestion = null;
        }

        if (!line.IsInterjection)
        {
            // After a refused report the agent asks again, so a new report is due.
            Report = Report?.Refusal is null ? Report : null;
            IsWaiting = false;
            _agentUtterances.Add(line);
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
                (HasEnded, _endFunctionCallId) = (true, call.CallId);
                break;
            case ToolNames.Wait:
                (IsWaiting, _silentFunctionCallId) = (true, call.CallId);
                ProcessPending(wasHeard: true, mayContinue: true);
                break;
            case ToolNames.PressKeys:
                _pressedKeys.Add(ToolOutputParser.GetValue(call.Arguments, "digits") ?? "");
                (_keysFunctionCallId, _silentFunctionCallId) = (call.CallId, call.CallId);
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
        bool isRefused = ToolOutputParser.HasSucceeded(output.Output) == false;
        HasNothingToSay = output.CallId == _silentFunctionCallId && !isRefused;
        AreKeysRefused |= output.CallId == _keysFunctionCallId && isRefused;
        HasEnded &= output.CallId != _endFunctionCallId || !isRefused;
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
        (_pendingWords, _hasPendingUtterance, MenuText) = ("", false, "");
        (IsWaiting, AreKeysRefused) = (true, false);
        _agentUtterances.Clear();
    }
}
