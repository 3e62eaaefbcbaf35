using System.Reflection;

namespace Concierge.Rehearsal.Speech;

/// <summary>The embedded speech resources of this assembly.</summary>
internal static class SpeechResources
{
    private const string Prefix = "speech/";

    private static readonly Assembly Assembly = typeof(SpeechResources).Assembly;

    /// <summary>The names of the adaptations: one for each voice, and <c>multi</c> for all speakers.</summary>
    public static IReadOnlyList<string> Adaptations { get; } = [.. GetResourceNames(".mllr").Select(name => name[Prefix.Length..^".mllr".Length])];

    /// <summary>Reads the adaptation of the acoustic model to a speaker (an MLLR transform in the text format of sphinxtrain).</summary>
    public static byte[] ReadAdaptation(string name) => Read($"{Prefix}{name}.mllr");

    /// <summary>Reads the sentence templates of every <c>templates*.txt</c>, without comments and empty lines.</summary>
    public static IReadOnlyList<string> ReadTemplates() =>
    [
        .. GetResourceNames(".txt")
            .SelectMany(name => System.Text.Encoding.UTF8.GetString(Read(name)).Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#'),
    ];

    private static IEnumerable<string> GetResourceNames(string extension) =>
        Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly has no resource '{name}'.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
