using System.Collections.Concurrent;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>A dialogue policy that returns the given plans in order and records the contexts.</summary>
internal sealed class ScriptedPolicy(params ResponsePlan[] plans) : IDialoguePolicy
{
    private readonly ConcurrentQueue<ResponsePlan> _plans = new(plans);

    public ConcurrentQueue<ConversationContext> Contexts { get; } = new();

    public static ResponsePlan Says(string text, params PlannedFunctionCall[] calls) => new(text, calls);

    public static ResponsePlan Calls(string name, string arguments) => new(null, [new PlannedFunctionCall(name, arguments)]);

    public ResponsePlan Respond(ConversationContext context)
    {
        Contexts.Enqueue(context);
        return _plans.TryDequeue(out var plan) ? plan : new ResponsePlan(null, []);
    }
}
