namespace Concierge.EndToEndTests.Processes;

/// <summary>A user's home folder for one test, empty at first and deleted after it.</summary>
internal sealed class TemporaryHome : IDisposable
{
    // Building the recognizer's language model takes seconds: all tests share one.
    private static readonly DirectoryInfo SharedCache = Directory.CreateTempSubdirectory("concierge-e2e-cache-");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-e2e-");

    static TemporaryHome() => AppDomain.CurrentDomain.ProcessExit += (_, _) => SharedCache.Delete(recursive: true);

    public string Folder => _folder.FullName;

    public static string Cache => SharedCache.FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
