namespace Concierge.Options;

/// <summary>Creates files and folders that only the user can read and write, whatever the umask. On Windows the user's profile protects them.</summary>
public static class UserFile
{
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderRights = FileRights | UnixFileMode.UserExecute;

    /// <summary>Creates a folder with those above it. A folder that exists keeps its mode, unless it is the program's own.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // The folders above, such as ~/.local/share, are the user's own and get the usual mode.
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            Directory.CreateDirectory(parent);
        }

        var isNew = !Directory.Exists(path);
        Directory.CreateDirectory(path, FolderRights);
        if (isNew || path == UserDataPaths.Folder)
        {
            SetMode(path, FolderRights);
        }
    }

    /// <summary>Opens a file; creates it if it does not exist.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = FileRights;
        var file = new FileStream(path, options);

        // The umask can take rights away that the next start needs, and a file of an earlier version can have more.
        if (File.GetUnixFileMode(file.SafeFileHandle) != FileRights)
        {
            SetMode(path, FileRights);
        }

        return file;
    }

    /// <summary>Takes away everybody else's rights to a file that exists, without opening it.</summary>
    public static void Protect(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            SetMode(path, FileRights);
        }
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && !IsDevice(path) && File.GetUnixFileMode(path) != mode)
            {
                File.SetUnixFileMode(path, mode);
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            // It belongs to another user, or the disk is read-only: its owner decides.
        }
    }

    // Every program of the machine uses a device such as /dev/null, and root may change its rights. /dev/shm has files.
    private static bool IsDevice(string path)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        return target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);
    }
}
