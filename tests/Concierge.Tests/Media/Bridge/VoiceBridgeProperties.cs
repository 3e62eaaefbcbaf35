using FsCheck.Xunit;

namespace Concierge.Tests.Media.Bridge;

/// <summary>In any order of events on both sockets, the rules of <see cref="PlayedConversation"/> hold after each event.</summary>
public sealed class VoiceBridgeProperties
{
    [Property(MaxTest = 400)]
    public void The_rules_hold_in_any_order_of_events(byte[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var outer = SynchronizationContext.Current;
        var pump = new Pump();
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var conversation = new PlayedConversation();
            foreach (var step in steps)
            {
                conversation.Do(step);
                pump.Run();
                conversation.Check();
            }

            conversation.Close();
            pump.Run();
            conversation.Check();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Runs posted continuations on the test's thread, so that a failing order fails every time.</summary>
    private sealed class Pump : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Work, object? State)> _work = new();

        public override void Post(SendOrPostCallback d, object? state) => _work.Enqueue((d, state));

        public void Run()
        {
            while (_work.TryDequeue(out var next))
            {
                next.Work(next.State);
            }
        }
    }
}
