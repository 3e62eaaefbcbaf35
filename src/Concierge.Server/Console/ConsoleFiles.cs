using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Concierge.Server.Console;

/// <summary>The built files of the console, which lie in the program as resources. Thread-safe.</summary>
/// <param name="assembly">The assembly with the resources.</param>
internal sealed class ConsoleFiles(Assembly assembly)
{
    /// <summary>The name of the page.</summary>
    public const string Page = "index.html";

    /// <summary>What the names of the resources begin with. The rest is the path below the build's folder.</summary>
    private const string Prefix = "console/";

    private const int TagCharacters = 32;

    private readonly FileExtensionContentTypeProvider _types = new();
    private readonly ConcurrentDictionary<string, ConsoleFile> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = [.. assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/'))];

    /// <summary>Returns a file; <see langword="null"/> if there is none.</summary>
    /// <param name="path">The path below the build's folder, such as <c>assets/index-1a2b.js</c>.</param>
    public ConsoleFile? Find(string path) => _names.Contains(Prefix + path) ? _read.GetOrAdd(path, Read) : null;

    private ConsoleFile Read(string path)
    {
        using var resource = assembly.GetManifestResourceStream(Prefix + path)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        var content = bytes.ToArray();
        return new ConsoleFile(content, GetMediaType(path), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..TagCharacters]}\"");
    }

    private string GetMediaType(string path) =>
        !_types.TryGetContentType(path, out var type) ? "application/octet-stream"
        : type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8"
        : type;
}
