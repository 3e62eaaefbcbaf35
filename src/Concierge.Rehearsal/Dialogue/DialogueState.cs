using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The state of a conversation, computed from its entries.</summary>
internal sealed class DialogueState
{
    private readonly BookingInstructions _instructions;
    private string _pendingWords = "";
    private string _latestWords = "";
    private bool _hasPendingUtterance;

    private DialogueState(BookingInstructions instructions)
    {
        _instructions = instructions;
        Agent = new AgentUtteranceHistory(instructions);
        Agreement = new AgreementState(instructions, Agent);
        ExistingBooking = new ExistingBookingState(instructions, Agent, Agreement);
        Tools = new ToolCallState(instructions);
    }

    /// <summary>What the agent has said.</summary>
    public AgentUtteranceHistory Agent { get; }

    /// <summary>What the agent and the callee have agreed on.</summary>
    public AgreementState Agreement { get; }

    /// <summary>What the callee has said about the booking to change or cancel.</summary>
    public ExistingBookingState ExistingBooking { get; }

    /// <summary>The agent's function calls and their outputs.</summary>
    public ToolCallState Tools { get; }

    /// <summary>Everything that the callee has said since the last key. A menu may arrive in several utterances.</summary>
    public string MenuText { get; private set; } = "";

    public int ScreeningAnswerCount { get; private set; }

    /// <summary>Whether the last entry is the output of a tool after which the callee speaks next.</summary>
    public bool HasNothingToSay { get; private set; }

    /// <summary>The sentence that a system message quotes to be said next.</summary>
    public string? QuotedText { get; private set; }

    /// <summary>What the callee has said since the agent last spoke; <see langword="null"/> for nothing.</summary>
    public CalleeUtterance? PendingUtterance { get; private set; }

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
        HasNothingToSay = entry is FunctionOutputEntry latest && Tools.IsFollowedByCallee(latest);
        switch (entry)
        {
            case CalleeSpeechEntry recognized:
                AddUtterance(recognized.Words);
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
                Tools.RecordOutput(output);
                break;
        }
    }

    private void AddAgentUtterance(AgentUtterance utterance)
    {
        ProcessPending(utterance.WasHeard, mayContinue: utterance.IsIncomplete);
        if (utterance.AnswersScreening)
        {
            ScreeningAnswerCount++;
            return;
        }

        Agreement.RecordAgentUtterance(utterance);
        Tools.RecordAgentUtterance(utterance);
        if (!utterance.IsInterjection)
        {
            Agent.Add(utterance);
        }
    }

    private void AddFunctionCall(FunctionCallEntry call)
    {
        Tools.RecordCall(call);
        if (call.Name == ToolNames.Wait)
        {
            ProcessPending(wasHeard: true, mayContinue: true);
        }
        else if (call.Name == ToolNames.PressKeys)
        {
            // The key leads to another person, who has heard nothing of the conversation.
            (_pendingWords, _hasPendingUtterance, MenuText) = ("", false, "");
            Agent.Clear();
        }
    }

    private void AddUtterance(string words)
    {
        _pendingWords = $"{_pendingWords} {words}";
        MenuText = $"{MenuText} {words}";
        _latestWords = words;
        _hasPendingUtterance = true;
    }

    // An interrupted answer leaves the question open. An incomplete confirmation number continues in the next utterance.
    private void ProcessPending(bool wasHeard, bool mayContinue)
    {
        bool continues = !wasHeard || (mayContinue && CalleeUtterance.EndsInSymbols(_pendingWords) && IsCodeIncomplete());
        if (_hasPendingUtterance && !continues)
        {
            ProcessUtterance();
            (_pendingWords, _hasPendingUtterance) = ("", false);
        }
    }

    private CalleeUtterance ProcessUtterance()
    {
        bool codeExpected = Agent.Last is { } last && (last.ReadsBack || last.AsksCode || Agreement.IsAgreed);
        CalleeUtterance utterance = CalleeUtterance.Parse(_pendingWords, codeExpected);
        if (!CalleeUtterance.Parse(_latestWords, codeExpected).HasAny(CalleeIntents.AsksToHold))
        {
            utterance = utterance.Without(CalleeIntents.AsksToHold);
        }

        if (utterance.HasAny(CalleeIntents.GivesInstructions))
        {
            return utterance;
        }

        if (_instructions.Task == BookingTask.Cancel || (_instructions.Task == BookingTask.Change && !Agent.HasStatedRequest))
        {
            ExistingBooking.RecordCalleeUtterance(utterance);
        }
        else
        {
            Agreement.RecordCalleeUtterance(utterance);
        }

        return utterance;
    }

    private bool IsCodeIncomplete()
    {
        CalleeUtterance utterance = CalleeUtterance.Parse(_pendingWords, codeExpected: false);
        return utterance.HasAny(CalleeIntents.GivesCode) || Agent.Last is { AsksCode: true };
    }
}
