namespace Concierge.Bench.Subjects;

/// <summary>The command and the environment that start a bridge.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Environment">Environment variables in addition to the inherited ones.</param>
internal sealed record SubjectStartInfo(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment);
