using System.Text;
using Concierge.Contracts;

namespace Concierge.Options;

/// <summary>A <c>.env</c> file. The process's own environment is left as it is.</summary>
public static class EnvironmentFile
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="allowsPipe">Whether the file may be a pipe, as in <c>--env-file &lt;(…)</c>.</param>
    /// <exception cref="ConciergeException">
    /// It cannot be read (<c>setting.file_unreadable</c>), or holds a name that is almost that of a setting (<c>setting.unknown</c>).
    /// </exception>
    public static IReadOnlyDictionary<string, string> Read(string path, bool allowsPipe = false)
    {
        var values = ReadEveryName(path, allowsPipe);
        if (values.Keys.Select(SettingNameSuggester.FindTypingError).FirstOrDefault(error => error is not null) is { } mistyped)
        {
            throw new ConciergeException(mistyped);
        }

        return values;
    }

    /// <summary>Reads a file, whatever its names are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="allowsPipe">Whether the file may be a pipe.</param>
    /// <exception cref="ConciergeException">It cannot be read (<c>setting.file_unreadable</c>).</exception>
    public static IReadOnlyDictionary<string, string> ReadEveryName(string path, bool allowsPipe = false)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var (name, value) in ParseFile(path, allowsPipe))
        {
            values[name] = value;
        }

        return values;
    }

    /// <summary>Parses settings that another program gives.</summary>
    /// <param name="text">The text, in the form of a file.</param>
    /// <param name="place">Where it comes from, for the error: <c>standard input</c>.</param>
    /// <exception cref="ConciergeException">
    /// The text is not valid (<c>setting.file_unreadable</c>), or holds a name that is not a setting (<c>setting.unknown</c>).
    /// </exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string place)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        try
        {
            foreach (var (name, value) in EnvironmentFileParser.Parse(text))
            {
                values[name] = value;
            }
        }
        catch (FormatException exception)
        {
            throw new ConciergeException(
                new("setting.file_unreadable", $"The settings on {place} cannot be read: {exception.Message}.", "Each line is NAME=value."), exception);
        }

        return values.Keys.FirstOrDefault(name => !SettingNames.All.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new ConciergeException(new(
                "setting.unknown", $"{unknown} on {place} is not a setting.", ".env.example and docs/configuration.md list the names."))
            : values;
    }

    // To open a named pipe waits for its writer, and cannot be cancelled.
    private static string ReadText(string path, bool allowsPipe)
    {
        var reading = Task.Run(() =>
        {
            using var stream = File.OpenRead(path);
            if (!allowsPipe && !stream.CanSeek)
            {
                throw new IOException("It is not a file.");
            }

            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        });
        return Task.WhenAny(reading, Task.Delay(OpenTimeout, TimeProvider.System)).GetAwaiter().GetResult() == reading
            ? reading.GetAwaiter().GetResult()
            : throw new IOException("Nothing writes to the pipe.");
    }

    private static IReadOnlyList<KeyValuePair<string, string>> ParseFile(string path, bool allowsPipe)
    {
        var file = Path.GetFileName(path);
        try
        {
            return EnvironmentFileParser.Parse(ReadText(path, allowsPipe));
        }
        catch (FormatException exception)
        {
            throw new ConciergeException(
                new(
                    "setting.file_unreadable",
                    $"The settings file {file} cannot be read: {exception.Message}.",
                    "Each line is NAME=value; .env.example shows them all."),
                exception);
        }
        catch (DecoderFallbackException exception)
        {
            // An old editor's "ü" would otherwise become U+FFFD, and the agent would ask for that name.
            throw new ConciergeException(
                new("setting.file_unreadable", $"The settings file {file} is not encoded in UTF-8.", "Save it as UTF-8."), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new(
                    "setting.file_unreadable",
                    $"The settings file {file} cannot be opened: it is missing, a folder or a pipe, or you may not read it.",
                    $"Check {path}, or name the file with --env-file."),
                exception);
        }
    }
}
