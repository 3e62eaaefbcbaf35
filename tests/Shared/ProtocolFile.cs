namespace Concierge.TestsShared;

/// <summary>Finds the vendors' published protocol descriptions, which are not part of the repository.</summary>
internal static class ProtocolFile
{
    /// <summary>Finds a file in <c>shared/protocol</c> next to the repository. Returns null if it is missing: the test is then skipped.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "protocol", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
