namespace Concierge.Options;

/// <summary>Creates a secret at the first start and stores it in a file that only the user can read. Concurrent processes get the same secret.</summary>
internal static class SecretFile
{
    // Making a secret takes a millisecond; a claim that is older was left by a process that died over it.
    private static readonly TimeSpan MaxClaimAge = TimeSpan.FromSeconds(2);

    /// <summary>Reads the secret, or makes it.</summary>
    /// <param name="path">Where it is kept.</param>
    /// <param name="make">Makes one.</param>
    /// <returns>Its text, without the line's end; empty if the file is empty.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public static string ReadOrCreate(string path, Func<string> make)
    {
        UserFile.CreateFolder(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            Create(path, make);
        }

        return File.ReadAllText(path).Trim();
    }

    // The process that creates the claim file writes the secret and renames the claim into place: no process reads a partial secret, and
    // no secret is replaced. File.Move without overwrite does not protect: it checks first and renames afterwards.
    private static void Create(string path, Func<string> make)
    {
        var claim = $"{path}.new";
        while (!TryClaim(claim, path, make))
        {
            SpinWait.SpinUntil(() => File.Exists(path) || IsAbandoned(claim), MaxClaimAge);
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

    // A process that waits for an abandoned claim must not delete the new claim of another waiting process. After the clock is set back,
    // a claim must not stay valid forever.
    private static bool IsAbandoned(string claim) =>
        File.Exists(claim) && (TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(claim)).Duration() >= MaxClaimAge;

    private static bool TryClaim(string claim, string path, Func<string> make)
    {
        FileStream file;
        try
        {
            file = UserFile.Open(claim, FileMode.CreateNew, FileShare.Read);
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
            // The disk is full: the claim must not block the next start.
            File.Delete(claim);
            throw;
        }
    }
}
