namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Sends the events of a function call. After an interruption the last event has only the arguments sent so far.</summary>
internal sealed class FunctionCallOutput(ServerEventQueue events, string responseId, int index, Conversation? conversation, FunctionCallItem item)
    : ResponseOutput(events, responseId, index, conversation, item)
{
    /// <summary>Sends the next delta of the arguments.</summary>
    public void SendDelta(string arguments)
    {
        item.Arguments += arguments;
        Send("response.function_call_arguments.delta", writer =>
        {
            writer.WriteString("call_id", item.CallId);
            writer.WriteString("delta", arguments);
        });
    }

    protected override void CloseContent() => Send("response.function_call_arguments.done", writer =>
    {
        writer.WriteString("call_id", item.CallId);
        writer.WriteString("name", item.Name);
        writer.WriteString("arguments", item.Arguments);
    });
}
