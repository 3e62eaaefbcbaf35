using System.Collections.Concurrent;
using System.Xml.Linq;
using Mono.Cecil;

namespace Concierge.Architecture.Tests;

/// <summary>A project under <c>src</c>, read from its compiled assembly: which type uses which types and methods.</summary>
internal sealed class CompiledProject
{
    private static readonly ConcurrentDictionary<string, Lazy<CompiledProject>> Cache = new(StringComparer.Ordinal);

    private CompiledProject(string name)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        Uses = [.. module.Types.SelectMany(type => TypeUseReader.Read(type))];
    }

    /// <summary>Every use of a type, each kind of use once for a pair of types.</summary>
    public IReadOnlyList<TypeUse> Uses { get; }

    /// <summary>Reads a project, once.</summary>
    public static CompiledProject Read(string name) => Cache.GetOrAdd(name, key => new(() => new CompiledProject(key))).Value;

    /// <summary>The projects that a project's file references.</summary>
    public static IEnumerable<string> ReadReferences(string project) =>
        XDocument.Load(Path.Combine(SourceTree.Root, "src", project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
