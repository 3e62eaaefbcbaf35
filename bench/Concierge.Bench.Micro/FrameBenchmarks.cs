using BenchmarkDotNet.Attributes;

namespace Concierge.Bench.Micro;

/// <summary>The cost of a frame between the two sockets, and its allocations (none).</summary>
[MemoryDiagnoser]
[InProcess]
public class FrameBenchmarks
{
    private static readonly FramePath Path = new();

    /// <summary>20 ms of the callee: parsed, handled and coalesced; every third frame sends a chunk.</summary>
    [Benchmark]
    public void CalleeFrame() => Path.HandleCalleeFrame();

    /// <summary>100 ms of the agent: parsed and sent with its mark, and the returned mark parsed.</summary>
    [Benchmark]
    public void AgentDelta() => Path.HandleAgentDelta();
}
