using Microsoft.CodeAnalysis;

namespace Concierge.Architecture.Tests;

/// <summary>Which namespaces of one project use which others of it.</summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _edges = new(StringComparer.Ordinal);

    private NamespaceGraph()
    {
    }

    /// <summary>The namespaces.</summary>
    public IEnumerable<string> Namespaces => _edges.Keys;

    /// <summary>How many edges there are.</summary>
    public int EdgeCount => _edges.Values.Sum(edges => edges.Count);

    /// <summary>Reads the graph off a project's sources.</summary>
    public static NamespaceGraph Of(string project)
    {
        var graph = new NamespaceGraph();
        foreach (var (user, symbol, location) in SourceModel.UsesIn(project))
        {
            var from = NameOf(user);
            graph._edges.TryAdd(from, new SortedDictionary<string, string>(StringComparer.Ordinal));
            foreach (var used in SourceModel.TypesOf(symbol))
            {
                var to = NameOf(used);
                if (used.ContainingAssembly?.Name == project && to != from)
                {
                    var line = location.GetLineSpan();
                    graph._edges[from].TryAdd(to, $"{used.Name} in {SourceTree.Relative(line.Path)}:{line.StartLinePosition.Line + 1}");
                }
            }
        }

        return graph;
    }

    /// <summary>The groups of namespaces that all reach each other, each with the edges that hold it together.</summary>
    public IEnumerable<string> Cycles()
    {
        var reach = Namespaces.ToDictionary(name => name, Reach, StringComparer.Ordinal);
        foreach (var name in Namespaces.Where(name => reach[name].Contains(name)))
        {
            var group = reach[name].Where(other => reach[other].Contains(name)).Order(StringComparer.Ordinal).ToList();
            if (group[0] == name)
            {
                yield return string.Join(", ", group) + ":\n" + string.Join('\n',
                    from a in @group from edge in _edges[a] where @group.Contains(edge.Key) select $"  {a} -> {edge.Key}: {edge.Value}");
            }
        }
    }

    /// <summary>The namespaces in layers: each uses only those in the lines above it.</summary>
    public string Layers()
    {
        HashSet<string> done = [];
        List<string> lines = [];
        while (done.Count < _edges.Count)
        {
            bool IsNext(string name) => !done.Contains(name) && _edges[name].Keys.All(used => done.Contains(used) || !_edges.ContainsKey(used));
            var layer = Namespaces.Where(IsNext).ToList();
            if (layer.Count == 0)
            {
                lines.Add("cyclic: " + string.Join(", ", Namespaces.Except(done, StringComparer.Ordinal)));
                break;
            }

            lines.Add(string.Join(", ", layer));
            done.UnionWith(layer);
        }

        return string.Join('\n', lines.Select((line, index) => $"{index + 1}. {line}"));
    }

    private HashSet<string> Reach(string start)
    {
        HashSet<string> seen = [];
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            foreach (var next in _edges.GetValueOrDefault(name)?.Keys ?? Enumerable.Empty<string>())
            {
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return seen;
    }

    private static string NameOf(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";
}
