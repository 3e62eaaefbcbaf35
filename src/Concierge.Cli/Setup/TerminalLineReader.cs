using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Concierge.Cli.Setup;

/// <summary>Reads lines from the terminal, and secrets without showing them.</summary>
internal static class TerminalLineReader
{
    // The console of .NET reads a terminal key by key and writes each key itself, whatever the terminal's echo says. Standard input is 0.
    // It lives as long as the process.
    private static readonly StreamReader Input = new(
        OperatingSystem.IsWindows()
            ? Console.OpenStandardInput()
            : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Reads a line.</summary>
    /// <param name="isSecret">Whether what is typed is not shown. Elsewhere than on Windows <see cref="TerminalEcho"/> does that.</param>
    /// <returns><see langword="null"/> at the end of input.</returns>
    public static Task<string?> ReadAsync(bool isSecret, CancellationToken cancellationToken) =>
        // A read from a terminal cannot be cancelled: it runs on a thread of its own, and ends with the process.
        Task.Run(() => isSecret && OperatingSystem.IsWindows() ? ReadKeys() : Input.ReadLine(), CancellationToken.None).WaitAsync(cancellationToken);

    private static string ReadKeys()
    {
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                text.Append(key.KeyChar);
            }
            else if (text.Length > 0)
            {
                text.Length--;
            }
        }

        return text.ToString();
    }
}
