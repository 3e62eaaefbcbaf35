namespace Concierge.Calls.Lifecycle;

/// <summary>The call that began.</summary>
internal sealed class CallStartedEventArgs(Call call) : EventArgs
{
    /// <summary>The call.</summary>
    public Call Call { get; } = call;
}
