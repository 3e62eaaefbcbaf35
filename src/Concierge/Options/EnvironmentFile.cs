using Concierge.Contracts;
using DotNetEnv;
using FuzzySharp;

namespace Concierge.Options;

/// <summary>A <c>.env</c> file. The process's own environment is left as it is.</summary>
public static class EnvironmentFile
{
    private const int LikelyTypo = 90;

    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="allowsPipe">Whether the file may be a pipe, as in <c>--env-file &lt;(…)</c>.</param>
    /// <exception cref="ConciergeException">
    /// It cannot be read (<c>setting.file_unreadable</c>), or holds a name that is almost that of a setting (<c>setting.unknown</c>).
    /// </exception>
    public static IReadOnlyDictionary<string, string> Read(string path, bool allowsPipe = false)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        try
        {
            foreach (var (name, value) in Env.LoadContents(ReadText(path, allowsPipe), LoadOptions.NoEnvVars()))
            {
                values[name] = value;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Sprache.ParseException)
        {
            throw new ConciergeException(
                new(
                    "setting.file_unreadable",
                    $"The settings file {Path.GetFileName(path)} cannot be read.",
                    "Each line is NAME=value; .env.example shows them all."),
                exception);
        }

        if (values.Keys.Select(Mistyped).FirstOrDefault(error => error is not null) is { } mistyped)
        {
            throw new ConciergeException(mistyped);
        }

        return values;
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

            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        });
        return Task.WhenAny(reading, Task.Delay(OpenTimeout, TimeProvider.System)).GetAwaiter().GetResult() == reading
            ? reading.GetAwaiter().GetResult()
            : throw new IOException("Nothing writes to the pipe.");
    }

    private static ConciergeError? Mistyped(string name)
    {
        if (SettingNames.All.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        var nearest = SettingNames.All.MaxBy(known => Fuzz.Ratio(known, name.ToUpperInvariant()))!;
        return Fuzz.Ratio(nearest, name.ToUpperInvariant()) >= LikelyTypo
            ? new("setting.unknown", $"There is no setting {name}.", $"Did you mean {nearest}?")
            : null;
    }
}
