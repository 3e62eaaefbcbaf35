using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>A conversation with the mind, turn by turn; what it plans is taken as done.</summary>
internal sealed class Talk(string more = "", IReadOnlyList<ToolDefinition>? tools = null)
{
    public const string Opening = "Hello, this is an automated assistant calling for John Smith.";
    public const string Request = "I'd like to book a table for four people on Monday, November twenty third, at seven o'clock.";
    private readonly BookingMind _mind = new();
    private readonly List<ConversationEntry> _conversation = [];
    private int _calls;

    /// <summary>A talk in which the request was made after a greeting.</summary>
    public static Talk Begun(string more = "", IReadOnlyList<ToolDefinition>? tools = null)
    {
        var talk = new Talk(more, tools);
        talk.Hear("luigi's good evening how can i help you").Speech.ShouldBe($"{Opening} {Request}");
        return talk;
    }

    /// <summary>The callee speaks and the mind responds.</summary>
    public ResponsePlan Hear(string words) => Add(new HeardEntry(words));

    /// <summary>A function of the latest plan returns, and a response is asked for.</summary>
    public ResponsePlan Return(string output) => Add(new FunctionOutputEntry($"call_{_calls}", output));

    /// <summary>A function of the latest plan returns, and the callee is going to speak.</summary>
    public Talk Returned(string output)
    {
        _conversation.Add(new FunctionOutputEntry($"call_{_calls}", output));
        return this;
    }

    /// <summary>The program adds a note.</summary>
    public ResponsePlan Note(string text) => Add(new TextEntry("system", text));

    /// <summary>A conversation that was had in another session.</summary>
    public Talk Restore(params (string Role, string Text)[] messages)
    {
        _conversation.AddRange(messages.Select(message =>
            message.Role == "assistant" ? (ConversationEntry)new SpokenEntry(message.Text, Truncated: false) : new TextEntry(message.Role, message.Text)));
        return this;
    }

    /// <summary>The latest speech was cut off behind these words.</summary>
    public Talk CutAt(string heard)
    {
        int last = _conversation.FindLastIndex(entry => entry is SpokenEntry);
        ((SpokenEntry)_conversation[last]).Text.ShouldStartWith(heard);
        _conversation[last] = new SpokenEntry(heard, Truncated: true);
        return this;
    }

    public ResponsePlan Respond()
    {
        ResponsePlan plan = _mind.Respond(new ConversationContext(BookingTools.Instructions(more: more), tools ?? BookingTools.All, [.. _conversation]));
        if (plan.Speech is { } speech)
        {
            _conversation.Add(new SpokenEntry(speech, Truncated: false));
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
