using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.Dialogue.Actions;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>A call between the agent and the restaurant in text, over a channel with recognition errors.</summary>
internal sealed class TextCall(ICalleeDialogue callee, string instructions, NoisyChannel channel, string? guestSays = null, IReadOnlyList<ToolDefinition>? tools = null)
{
    private const int MaxTurns = 60;
    private readonly ScriptedDialoguePolicy _policy = new();
    private readonly List<ConversationEntry> _conversation = [];
    private readonly StringBuilder _log = new();
    private bool _ended;
    private int _callIds;
    private string? _questionCallId;
    private char? _key;

    public JsonElement? Report { get; private set; }

    public string? Outcome => Report?.GetProperty("outcome").GetString();

    public int Turns { get; private set; }

    public bool AgentEnded { get; private set; }

    public string Log => _log.ToString();

    public string? Value(string property) => Report is { } report && report.TryGetProperty(property, out JsonElement value) ? value.ToString() : null;

    public TextCall Run()
    {
        CalleeTurn? turn = callee.GetGreeting();
        bool agentToSpeak = turn is null;
        while (!_ended && Turns < MaxTurns)
        {
            if (turn is not null)
            {
                AddCalleeTurn(turn);
            }

            if (_ended)
            {
                break;
            }

            string? speech = turn is not null || agentToSpeak ? Respond() : null;
            agentToSpeak = false;
            if (speech is not null)
            {
                turn = AgentEnded ? null : callee.OnUtterance(Transmit("agent", speech));
            }
            else
            {
                turn = _ended ? null : PressKey() ?? Wait();
                agentToSpeak = turn is null;
            }

            if (AgentEnded)
            {
                break;
            }
        }

        return this;
    }

    private CalleeTurn? PressKey()
    {
        (char? key, _key) = (_key, null);
        return key is { } digit ? callee.OnKeyPressed(digit) : null;
    }

    private CalleeTurn? Wait()
    {
        for (int second = 1; second <= 25; second++)
        {
            if (callee.OnSilence(TimeSpan.FromSeconds(second)) is { } turn)
            {
                return turn;
            }
        }

        return null;
    }

    private void AddCalleeTurn(CalleeTurn turn)
    {
        string speech = turn.DropsMidway ? turn.Speech[..(turn.Speech.Length / 2)] : turn.Speech;
        if (speech.Length > 0)
        {
            _conversation.Add(new CalleeSpeechEntry(Transmit("restaurant", speech)));
        }

        _ended = turn.HangUpAfter || turn.DropsMidway;
        if (turn.HangUpAfter)
        {
            Respond();
        }
    }

    private string? Respond()
    {
        if (_questionCallId is { } callId)
        {
            _questionCallId = null;
            _log.AppendLine($"guest: {guestSays ?? "(no answer)"}");
            _conversation.Add(new FunctionOutputEntry(callId, guestSays is null
                ? """{"answered":false,"reason":"The guest did not answer."}"""
                : JsonSerializer.Serialize(new { answered = true, answer = guestSays })));
        }

        while (true)
        {
            ResponsePlan plan = _policy.Respond(new ConversationContext(instructions, tools ?? BookingToolDefinitions.All, [.. _conversation]));
            if (plan.Speech is { } speech)
            {
                _conversation.Add(new AgentSpeechEntry(speech, Truncated: false));
            }

            foreach (PlannedFunctionCall call in plan.FunctionCalls)
            {
                string id = $"call_{++_callIds}";
                _log.AppendLine($"  {call.Name} {call.ArgumentsJson}");
                _conversation.Add(new FunctionCallEntry(id, call.Name, call.ArgumentsJson));
                if (call.Name == "ask_customer")
                {
                    _questionCallId = id;
                    continue;
                }

                _key = call.Name == "press_keys" ? JsonSerializer.Deserialize<JsonElement>(call.ArgumentsJson).GetProperty("digits").GetString()![0] : _key;
                _conversation.Add(new FunctionOutputEntry(id, call.Name == "wait" ? """{"waiting":true}""" : """{"accepted":true}"""));
                if (call.Name == "report_outcome")
                {
                    Report = JsonSerializer.Deserialize<JsonElement>(call.ArgumentsJson);
                }

                AgentEnded |= call.Name == "end_call";
            }

            bool listens = plan.FunctionCalls.Any(call => call.Name is "wait" or "press_keys") || Outcome == "voicemail";
            if (plan.FunctionCalls.Count == 0 || AgentEnded || plan.Speech is not null || listens)
            {
                if (AgentEnded && plan.Speech is { } farewell)
                {
                    Transmit("agent", farewell);
                }

                return plan.Speech;
            }
        }
    }

    private string Transmit(string speaker, string speech)
    {
        Turns++;
        string heard = channel.Carry(speech);
        _log.AppendLine($"{speaker}: {speech}").AppendLine($"    [{heard}]");
        return heard;
    }
}
