namespace Concierge.TestsShared;

/// <summary>The vendors' published descriptions, where a checkout has them beside it.</summary>
internal static class ProtocolFile
{
    /// <summary>The file's path, or null: the test that wanted it is then to be skipped.</summary>
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
