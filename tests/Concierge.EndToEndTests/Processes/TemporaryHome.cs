namespace Concierge.EndToEndTests.Processes;

/// <summary>A user's home folder of one test's own, empty at first and removed after it.</summary>
internal sealed class TemporaryHome : IDisposable
{
    // The recogniser's language model takes seconds to make: all tests share one.
    private static readonly DirectoryInfo SharedCache = Directory.CreateTempSubdirectory("concierge-e2e-cache-");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-e2e-");

    static TemporaryHome() => AppDomain.CurrentDomain.ProcessExit += (_, _) => SharedCache.Delete(recursive: true);

    public string Folder => _folder.FullName;

    public static string Cache => SharedCache.FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
