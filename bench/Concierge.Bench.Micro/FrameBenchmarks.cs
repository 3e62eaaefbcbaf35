using BenchmarkDotNet.Attributes;

namespace Concierge.Bench.Micro;

/// <summary>What a frame costs between the two sockets, and that nothing is allocated for it.</summary>
[MemoryDiagnoser]
[InProcess]
public class FrameBenchmarks
{
    private static readonly FramePath Way = new();

    /// <summary>20 ms of the callee: read, judged, gathered, and every third time composed and sent.</summary>
    [Benchmark]
    public void FrameFromTheTelephone() => Way.CalleeFrame();

    /// <summary>100 ms of the agent: read, judged, sent with its mark; and the mark read when it comes back.</summary>
    [Benchmark]
    public void DeltaFromTheModel() => Way.AgentDelta();
}
