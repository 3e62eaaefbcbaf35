using Concierge.Contracts;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Recovery;

/// <summary>The call of a dead process that was settled.</summary>
internal sealed class CallSettledEventArgs(CallRow call, CallOutcome outcome) : EventArgs
{
    /// <summary>The call as it was before.</summary>
    public CallRow Call { get; } = call;

    /// <summary>The outcome.</summary>
    public CallOutcome Outcome { get; } = outcome;
}
