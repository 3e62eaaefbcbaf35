using System.Runtime.InteropServices;

namespace Concierge.Cli.Setup;

/// <summary>Keeps the terminal from showing what is typed, until it is disposed. Where standard input is no terminal it does nothing.</summary>
/// <remarks>
/// The console of .NET switches the echo off only while it reads a key: what is pasted or typed in between is shown. The terminal itself stays in its
/// usual mode, with its own editing of the line.
/// </remarks>
internal sealed partial class TerminalEcho : IDisposable
{
    private const int StandardInput = 0;

    // termios(3): struct termios has at most 80 bytes; c_lflag is its fourth field, of 4 bytes on Linux and 8 on macOS. ECHO is 8 on both.
    private const int Size = 256;
    private const byte Echo = 8;

    // tcsetattr(3): TCSANOW.
    private const int Now = 0;

    private readonly byte[]? _former;

    private TerminalEcho(byte[]? former) => _former = former;

    /// <summary>Switches the echo off.</summary>
    public static TerminalEcho SwitchOff()
    {
        var state = new byte[Size];
        if (OperatingSystem.IsWindows() || GetState(StandardInput, state) != 0)
        {
            return new TerminalEcho(former: null);
        }

        var former = (byte[])state.Clone();

        // Both systems are little-endian on the processors that .NET supports.
        state[OperatingSystem.IsMacOS() ? 24 : 12] &= unchecked((byte)~Echo);
        return new TerminalEcho(SetState(StandardInput, Now, state) == 0 ? former : null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_former is not null)
        {
            _ = SetState(StandardInput, Now, _former);
        }
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetState(int descriptor, [Out] byte[] state);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetState(int descriptor, int actions, [In] byte[] state);
}
