namespace Concierge.Rehearsal.Dialogue;

/// <summary>The agent's function calls in a conversation and their outputs.</summary>
internal sealed class ToolCallState(BookingInstructions instructions)
{
    private const int MinPhoneDigits = 7;

    private readonly List<string> _pressedKeys = [];
    private string? _silentFunctionCallId;
    private string? _keysFunctionCallId;
    private string? _endFunctionCallId;

    /// <summary>The latest report of an outcome; <see langword="null"/> before the first.</summary>
    public SubmittedReport? Report { get; private set; }

    public int RefusedReportCount { get; private set; }

    /// <summary>The open question to the guest.</summary>
    public GuestQuestion? GuestQuestion { get; private set; }

    public int GuestQuestionCount { get; private set; }

    /// <summary>Whether the guest was asked for a telephone number.</summary>
    public bool HasAskedForPhoneNumber { get; private set; }

    /// <summary>The telephone number that the guest gave when asked; <see langword="null"/> for none.</summary>
    public string? PhoneNumberFromGuest { get; private set; }

    /// <summary>The keys that the agent has pressed.</summary>
    public IReadOnlyList<string> PressedKeys => _pressedKeys;

    public bool AreKeysRefused { get; private set; }

    /// <summary>Whether the agent is on hold or in an IVR menu and has said nothing since.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether the agent has ended the call.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Applies a function call.</summary>
    public void RecordCall(FunctionCallEntry call)
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
                break;
            case ToolNames.PressKeys:
                _pressedKeys.Add(ToolOutputParser.GetValue(call.Arguments, "digits") ?? "");
                (_keysFunctionCallId, _silentFunctionCallId) = (call.CallId, call.CallId);
                (IsWaiting, AreKeysRefused) = (true, false);
                break;
            case ToolNames.AskCustomer:
                GuestQuestion = GuestQuestion.FromFunctionCall(call, instructions);
                GuestQuestionCount++;
                HasAskedForPhoneNumber |= GuestQuestion.AsksPhoneNumber;
                break;
        }
    }

    /// <summary>Applies the output of a function call.</summary>
    public void RecordOutput(FunctionOutputEntry output)
    {
        bool isRefused = IsRefused(output);
        AreKeysRefused |= output.CallId == _keysFunctionCallId && isRefused;
        HasEnded &= output.CallId != _endFunctionCallId || !isRefused;
        if (GuestQuestion is { } question && question.CallId == output.CallId)
        {
            GuestQuestion = question with { Output = output.Output };
            if (question.AsksPhoneNumber && GuestQuestion.AnswerText is { } answer && answer.Count(char.IsAsciiDigit) >= MinPhoneDigits)
            {
                PhoneNumberFromGuest = answer;
            }
        }

        if (Report is { } report && report.CallId == output.CallId)
        {
            Report = report with { Output = output.Output };
            RefusedReportCount += Report.Refusal is null ? 0 : 1;
        }
    }

    /// <summary>Applies what the agent says.</summary>
    public void RecordAgentUtterance(AgentUtterance utterance)
    {
        if (utterance.FindAcceptedOffer(instructions) is not null || utterance.FindProposal(instructions) is not null || utterance.Consents
            || utterance.GivesPhoneNumber || utterance.RefusesPhoneNumber)
        {
            GuestQuestion = null;
        }

        if (!utterance.IsInterjection)
        {
            // After a refused report the agent asks again, so a new report is due.
            Report = Report?.Refusal is null ? Report : null;
            IsWaiting = false;
        }
    }

    /// <summary>Whether an output belongs to a function after which the callee speaks next.</summary>
    public bool IsFollowedByCallee(FunctionOutputEntry output) => output.CallId == _silentFunctionCallId && !IsRefused(output);

    private static bool IsRefused(FunctionOutputEntry output) => ToolOutputParser.HasSucceeded(output.Output) == false;
}
