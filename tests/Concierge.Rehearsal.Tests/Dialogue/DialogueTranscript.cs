using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.Dialogue.Actions;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>A turn-by-turn conversation with the scripted dialogue policy. Every planned response counts as played.</summary>
internal sealed class DialogueTranscript(string more = "", IReadOnlyList<ToolDefinition>? tools = null)
{
    public const string Opening = "Hello, this is an automated assistant calling for John Smith.";
    public const string Request = "I'd like to book a table for four people on Monday, November twenty third, at seven o'clock.";
    private readonly ScriptedDialoguePolicy _policy = new();
    private readonly List<ConversationEntry> _conversation = [];
    private int _calls;

    /// <summary>Creates a conversation in which the agent has made its request after a greeting.</summary>
    public static DialogueTranscript Begun(string more = "", IReadOnlyList<ToolDefinition>? tools = null)
    {
        var talk = new DialogueTranscript(more, tools);
        talk.Hear("luigi's good evening how can i help you").Speech.ShouldBe($"{Opening} {Request}");
        return talk;
    }

    /// <summary>Adds an utterance of the callee and gets the response.</summary>
    public ResponsePlan Hear(string words) => Add(new CalleeSpeechEntry(words));

    /// <summary>Adds the output of the latest plan's function and gets the response.</summary>
    public ResponsePlan Return(string output) => Add(new FunctionOutputEntry($"call_{_calls}", output));

    /// <summary>Adds the output of the latest plan's function without a response.</summary>
    public DialogueTranscript Returned(string output)
    {
        _conversation.Add(new FunctionOutputEntry($"call_{_calls}", output));
        return this;
    }

    /// <summary>Adds a system message.</summary>
    public ResponsePlan Note(string text) => Add(new TextEntry("system", text));

    /// <summary>Restores a conversation from another session.</summary>
    public DialogueTranscript Restore(params (string Role, string Text)[] messages)
    {
        _conversation.AddRange(messages.Select(message =>
            message.Role == "assistant" ? (ConversationEntry)new AgentSpeechEntry(message.Text, Truncated: false) : new TextEntry(message.Role, message.Text)));
        return this;
    }

    /// <summary>Truncates the latest speech after these words.</summary>
    public DialogueTranscript CutAt(string heard)
    {
        int last = _conversation.FindLastIndex(entry => entry is AgentSpeechEntry);
        ((AgentSpeechEntry)_conversation[last]).Text.ShouldStartWith(heard);
        _conversation[last] = new AgentSpeechEntry(heard, Truncated: true);
        return this;
    }

    public ResponsePlan Respond()
    {
        ResponsePlan plan = _policy.Respond(
            new ConversationContext(BookingToolDefinitions.Instructions(more: more), tools ?? BookingToolDefinitions.All, [.. _conversation]));
        if (plan.Speech is { } speech)
        {
            _conversation.Add(new AgentSpeechEntry(speech, Truncated: false));
        }

        _conversation.AddRange(plan.FunctionCalls.Select(call => new FunctionCallEntry($"call_{++_calls}", call.Name, call.ArgumentsJson)));
        return plan;
    }

    private ResponsePlan Add(ConversationEntry entry)
    {
        _conversation.Add(entry);
        return Respond();
    }
}
