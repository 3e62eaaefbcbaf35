using System.Globalization;

namespace Concierge.Bench.Subjects;

/// <summary>A bridge with other settings, or from another build.</summary>
/// <param name="of">The bridge.</param>
/// <param name="variant">The settings that differ.</param>
/// <param name="root">The folder of the repository, which the folder of another build replaces.</param>
internal sealed class VariantSubject(ISubject of, Variant variant, string root) : ISubject
{
    /// <inheritdoc/>
    public string Name => variant.Name;

    /// <inheritdoc/>
    public bool IsDotnet => of.IsDotnet;

    /// <inheritdoc/>
    public SubjectStartInfo GetStartInfo(RunEndpoints ends)
    {
        var start = of.GetStartInfo(ends);
        Dictionary<string, string> environment = new(start.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in variant.Settings.Where(setting => setting.Key is not (Variant.BuildVariable or Variant.StreamPortVariable)))
        {
            environment[name] = value;
        }

        var command = variant.Settings.TryGetValue(Variant.BuildVariable, out var build)
            ? start.Command.Select(word => word.StartsWith(root, StringComparison.Ordinal) ? build + word[root.Length..] : word)
            : start.Command;
        return new SubjectStartInfo([.. command], environment);
    }

    /// <inheritdoc/>
    public Task PlaceCallAsync(int call, RunEndpoints ends, SimulatedEnds farEnds) => of.PlaceCallAsync(
        call,
        variant.Settings.TryGetValue(Variant.StreamPortVariable, out var port) ? ends with { StreamPort = int.Parse(port, CultureInfo.InvariantCulture) } : ends,
        farEnds);
}
