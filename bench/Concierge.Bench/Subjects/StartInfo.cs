namespace Concierge.Bench.Subjects;

/// <summary>How a program is started.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Environment">What it finds in its environment beside the rest.</param>
internal sealed record StartInfo(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment);
