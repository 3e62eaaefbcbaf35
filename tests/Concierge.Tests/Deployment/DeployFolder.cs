using System.Runtime.CompilerServices;
using YamlDotNet.RepresentationModel;

namespace Concierge.Tests.Deployment;

/// <summary>The files under <c>deploy/</c>.</summary>
internal static class DeployFolder
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file below <c>deploy/</c>.</summary>
    public static string Find(string file) => Path.Combine(Root, "deploy", file);

    /// <summary>Reads a file below <c>deploy/</c>.</summary>
    public static string Read(string file) => File.ReadAllText(Find(file));

    /// <summary>The documents of a YAML text; empty ones are left out.</summary>
    public static IReadOnlyList<YamlMappingNode> ParseYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(text))));
        return [.. stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>()];
    }

    /// <summary>The node at a path of keys and positions.</summary>
    public static YamlNode At(this YamlNode node, params object[] path) =>
        path.Aggregate(node, (current, step) => step is int index ? current[index] : current[(string)step]);

    /// <summary>The text of the value at a path.</summary>
    public static string TextAt(this YamlNode node, params object[] path) => ((YamlScalarNode)node.At(path)).Value ?? "";

    /// <summary>The keys of a mapping.</summary>
    public static IReadOnlyList<string> Keys(this YamlNode node) =>
        [.. ((YamlMappingNode)node).Children.Keys.Cast<YamlScalarNode>().Select(key => key.Value ?? "")];

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
