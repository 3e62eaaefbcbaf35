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

    /// <summary>
    /// Reads the graph of a project from its compiled types. A constant leaves no trace in them: the <c>using</c> directives count too, of
    /// which the build allows only those that a file needs.
    /// </summary>
    public static NamespaceGraph Read(string project)
    {
        var graph = new NamespaceGraph();
        foreach (var use in CompiledProject.Read(project).Uses.Where(use => use.UsedAssembly == project))
        {
            graph.Add(use.UserNamespace, use.UsedNamespace, $"{use.Used} in {use.User}");
        }

        foreach (var file in SourceTree.FilesOf(project))
        {
            var text = File.ReadAllText(file);
            if (SourceText.FindNamespace(text) is { } declared)
            {
                foreach (var used in SourceText.FindUsings(text).Where(graph._edges.ContainsKey))
                {
                    graph.Add(declared, used, $"using in {SourceTree.Relative(file)}");
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

    // Generated code has namespaces of its own, such as System.Text.RegularExpressions.Generated.
    private void Add(string from, string to, string example)
    {
        if (from.StartsWith("Concierge", StringComparison.Ordinal) && to.StartsWith("Concierge", StringComparison.Ordinal))
        {
            _edges.TryAdd(from, new SortedDictionary<string, string>(StringComparer.Ordinal));
            if (from != to)
            {
                _edges[from].TryAdd(to, example);
            }
        }
    }
}
