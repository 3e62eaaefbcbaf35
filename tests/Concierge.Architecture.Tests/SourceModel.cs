using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Concierge.Architecture.Tests;

/// <summary>
/// The compiler's view of the projects under <c>src</c>. Constants, <c>nameof</c> and references in comments count too, which a
/// compiled assembly no longer shows.
/// </summary>
internal static class SourceModel
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<SymbolUse>>> Uses = new(StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyDictionary<string, CSharpCompilation>> Lazy = new(CompileAll);

    /// <summary>Each project's compilation, by the project's name.</summary>
    public static IReadOnlyDictionary<string, CSharpCompilation> Compilations => Lazy.Value;

    /// <summary>The projects that a project's file references.</summary>
    public static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(Path.Combine(SourceTree.Root, "src", project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>Every use of a symbol in a project: who uses it, what is used, and where.</summary>
    public static IReadOnlyList<SymbolUse> UsesIn(string project) => Uses.GetOrAdd(project, key => new(() => [.. FindUses(key)])).Value;

    private static IEnumerable<SymbolUse> FindUses(string project)
    {
        var compilation = Compilations[project];
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
            {
                var info = model.GetSymbolInfo(name);
                if (UserOf(name, model) is { } user && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } used)
                {
                    yield return new(user, used, name.GetLocation());
                }
            }

            // `new(…)` names no type.
            foreach (var creation in tree.GetRoot().DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>())
            {
                if (UserOf(creation, model) is { } user && model.GetSymbolInfo(creation).Symbol is { } used)
                {
                    yield return new(user, used, creation.GetLocation());
                }
            }
        }
    }

    /// <summary>The named types that a used symbol makes its user depend on.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesOf(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => [],
        INamedTypeSymbol type => [type],
        ITypeParameterSymbol => [],
        IPropertySymbol property => Owner(symbol).Concat(Named(property.Type)),
        IFieldSymbol field => Owner(symbol).Concat(Named(field.Type)),
        IMethodSymbol method => Owner(method.ReducedFrom ?? method).Concat(Named(method.ReturnType)),
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Owner(ISymbol symbol) => symbol.ContainingType is { } owner ? [owner] : [];

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Prepend(named),
        IArrayTypeSymbol array => Named(array.ElementType),
        _ => [],
    };

    private static INamedTypeSymbol? UserOf(SyntaxNode node, SemanticModel model)
    {
        // A comment belongs to the declaration that it documents.
        var start = node.FirstAncestorOrSelf<StructuredTriviaSyntax>() is { } trivia ? trivia.ParentTrivia.Token.Parent : node;
        var declaration = start?.AncestorsAndSelf().LastOrDefault(ancestor => ancestor is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        return declaration is null ? null : model.GetDeclaredSymbol(declaration) as INamedTypeSymbol;
    }

    private static Dictionary<string, CSharpCompilation> CompileAll()
    {
        var packages = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("Concierge", StringComparison.Ordinal))
            .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
            .ToList();
        var compiled = new Dictionary<string, CSharpCompilation>(StringComparer.Ordinal);
        foreach (var project in SourceTree.Projects)
        {
            Compile(project, packages, compiled);
        }

        return compiled;
    }

    private static CSharpCompilation Compile(string project, List<MetadataReference> packages, Dictionary<string, CSharpCompilation> compiled)
    {
        if (compiled.TryGetValue(project, out var known))
        {
            return known;
        }

        var own = ClosureOf(project).Select(reference => (MetadataReference)Compile(reference, packages, compiled).ToMetadataReference());
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        var trees = SourceTree.FilesOf(project)
            .AsParallel()
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parsing, file))
            .Append(CSharpSyntaxTree.ParseText(GlobalUsings, parsing));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable,
            metadataImportOptions: MetadataImportOptions.All);
        return compiled[project] = CSharpCompilation.Create(project, trees, [.. packages, .. own], options);
    }

    private static HashSet<string> ClosureOf(string project)
    {
        HashSet<string> closure = [];
        foreach (var reference in ReferencesOf(project))
        {
            closure.Add(reference);
            closure.UnionWith(ClosureOf(reference));
        }

        return closure;
    }
}
