using System.Text;
using Concierge.Contracts;

namespace Concierge.Cli.CommandLine;

/// <summary>
/// Standard output or standard error, where a failed write is remembered instead of thrown: a full disk does not end a call, and the
/// command reports it at its end.
/// </summary>
internal sealed class OutputGuard(TextWriter output) : TextWriter
{
    // errno(3): ENOSPC, EDQUOT, EFBIG
    private const int DiskFull = 28;
    private const int QuotaExceeded = 122;
    private const int FileTooLarge = 27;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    private static OutputGuard? _standardOutput;

    /// <summary>The error of standard output; <see langword="null"/> while every write has succeeded.</summary>
    public static ConciergeError? Error => _standardOutput?.Failure is { } failure ? Describe(failure) : null;

    /// <summary>The first write that failed; later text is dropped.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <summary>Guards standard output and standard error.</summary>
    public static void Install()
    {
        _standardOutput = new OutputGuard(Console.Out);
        Console.SetOut(_standardOutput);
        Console.SetError(new OutputGuard(Console.Error));
    }

    /// <summary>Describes a failure to write.</summary>
    public static ConciergeError Describe(Exception failure) => IsDiskFull(failure)
        ? new("storage.full", "The disk is full: the output is incomplete.", "Free some space, and run the command again.")
        : new("output.not_writable", "The output cannot be written, and is incomplete.", "Check where standard output goes.");

    /// <summary>Whether a write failed because the disk is full.</summary>
    public static bool IsDiskFull(Exception failure) => failure.HResult is DiskFull or QuotaExceeded or FileTooLarge or DiskFullOnWindows;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => output.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => output.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => output.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => output.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(output.Flush);

    private void Try(Action write)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failure = exception;
        }
    }
}
