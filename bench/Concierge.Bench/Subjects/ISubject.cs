namespace Concierge.Bench.Subjects;

/// <summary>A bridge to measure.</summary>
internal interface ISubject
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>Whether it runs on .NET, so that the probe can report its allocations.</summary>
    bool IsDotnet { get; }

    /// <summary>Gets the command that starts the bridge.</summary>
    /// <param name="ends">The addresses of the simulated telephone and voice service.</param>
    SubjectStartInfo GetStartInfo(RunEndpoints ends);

    /// <summary>Places a call and connects its telephone after the answer.</summary>
    Task PlaceCallAsync(int call, RunEndpoints ends, SimulatedEnds farEnds);
}
