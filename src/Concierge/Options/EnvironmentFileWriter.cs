using System.Text;
using Concierge.Contracts;

namespace Concierge.Options;

/// <summary>Writes settings to a <c>.env</c> file: the whole new file, or nothing. Only the user can read it.</summary>
public static class EnvironmentFileWriter
{
    private const string Header = "# Settings of Concierge. The command line goes before the environment, and the environment before this file.\n\n";

    /// <summary>Sets settings, and keeps everything else of the file.</summary>
    /// <param name="path">The file; it need not exist. A link stays, and the file that it names is written.</param>
    /// <param name="changes">The settings with their new values; an empty value for a line without a value.</param>
    /// <exception cref="ConciergeException">
    /// The file cannot be read (<c>setting.file_unreadable</c>) or written (<c>setting.file_not_writable</c>). It is unchanged.
    /// </exception>
    public static void Write(string path, IReadOnlyDictionary<string, string> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (Path.Exists(path))
        {
            // Refuses what is not a settings file.
            EnvironmentFile.Read(path);
        }

        try
        {
            var text = changes.Aggregate(
                Path.Exists(path) ? File.ReadAllText(path) : Header,
                (changed, setting) => EnvironmentFileEditor.Set(changed, setting.Key, setting.Value));
            var target = Path.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
            Replace(target ?? Path.GetFullPath(path), text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new(
                    "setting.file_not_writable",
                    $"The settings file {Path.GetFileName(path)} cannot be written.",
                    $"Check that you may write {Path.GetFullPath(path)} and that its disk has room, or name another file with --env-file."),
                exception);
        }
    }

    // A new file takes the place of the old one in one step: whatever ends the program, one of the two is there.
    private static void Replace(string path, string text)
    {
        var temporary = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var file = UserFile.Open(temporary, FileMode.Create, FileShare.None))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
