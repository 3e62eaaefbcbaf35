using System.CommandLine.Parsing;
using Concierge.Contracts;

namespace Concierge.Cli.CommandLine;

/// <summary>A file that a command writes.</summary>
internal static class OutputFile
{
    /// <summary>The name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Refuses an empty name.</summary>
    public static void Validate(SymbolResult result)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError("The name of the file is empty.");
        }
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="ConciergeException">The disk is full (<c>storage.full</c>), or the file cannot be written (<c>file.not_writable</c>).</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (IOException exception) when (OutputGuard.IsDiskFull(exception))
        {
            throw new ConciergeException(
                new("storage.full", $"{path} cannot be written: the disk is full.", "Free some space, or choose a file elsewhere."), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(new("file.not_writable", $"{path} cannot be written.", "Choose a file in an existing, writable folder."), exception);
        }
    }
}
