namespace Concierge.Options;

/// <summary>A secret that is made at the first start and kept in a file, readable by the user alone. Any number of processes may come for it at once: they come to the same.</summary>
internal static class SecretFile
{
    // Making a secret takes a millisecond; a claim that is older was left by a process that died over it.
    private static readonly TimeSpan LongestClaim = TimeSpan.FromSeconds(2);

    /// <summary>Reads the secret, or makes it.</summary>
    /// <param name="path">Where it is kept.</param>
    /// <param name="make">Makes one.</param>
    /// <returns>Its text, without the line's end; empty if somebody has emptied the file.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public static string ReadOrCreate(string path, Func<string> make)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            Create(path, make);
        }

        return File.ReadAllText(path).Trim();
    }

    // Whoever creates the claim makes the secret, and renames the claim into place: nobody ever reads half of one, and
    // nobody's is replaced. A move that must not replace is no protection: it looks first, and renames then.
    private static void Create(string path, Func<string> make)
    {
        var claim = $"{path}.new";
        while (!TryClaim(claim, path, make))
        {
            SpinWait.SpinUntil(() => File.Exists(path) || IsAbandoned(claim), LongestClaim);
            if (File.Exists(path))
            {
                return;
            }

            if (IsAbandoned(claim))
            {
                File.Delete(claim);
            }
        }

        if (File.Exists(path))
        {
            File.Delete(claim);
            return;
        }

        File.Move(claim, path);
    }

    // Whoever waits for a dead one's claim must not take away the claim of somebody who waited too. A clock that was put back
    // must not make a claim live for ever.
    private static bool IsAbandoned(string claim) =>
        File.Exists(claim) && (TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(claim)).Duration() >= LongestClaim;

    private static bool TryClaim(string claim, string path, Func<string> make)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream file;
        try
        {
            file = new FileStream(claim, options);
        }
        catch (IOException) when (File.Exists(claim) || File.Exists(path))
        {
            return false;
        }

        try
        {
            using var writer = new StreamWriter(file);
            writer.WriteLine(make());
            return true;
        }
        catch (IOException)
        {
            // A full disk: the claim must not stand in the next start's way.
            File.Delete(claim);
            throw;
        }
    }
}
