using Concierge.Cli.CommandLine;
using Concierge.Contracts;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Records the call to a stereo WAV file: agent left, restaurant right. A disk that is full ends the recording, not the call.</summary>
internal sealed class CallRecorder : ICallAudioObserver
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(2);

    private readonly FileInfo _file;
    private readonly Action<ConciergeError>? _warn;
    private readonly WavWriter _wav;
    private short[] _left = [];
    private short[] _right = [];

    /// <param name="file">The file.</param>
    /// <param name="warn">Called at the end with the reason why the recording is incomplete, if it is.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    public CallRecorder(FileInfo file, Action<ConciergeError>? warn = null)
    {
        _file = file;
        _warn = warn;
        _wav = new WavWriter(Open(file, FileMode.Create));
    }

    /// <summary>Why the recording is incomplete; <see langword="null"/> while every write has succeeded.</summary>
    public ConciergeError? Failure { get; private set; }

    /// <summary>Checks before the call that the file can be written, so that a mistyped path does not cost a recording.</summary>
    /// <exception cref="ConciergeException">The file cannot be written (<c>record.not_writable</c>).</exception>
    public static void EnsureWritable(FileInfo file)
    {
        try
        {
            var isNew = !file.Exists;
            Open(file, FileMode.OpenOrCreate).Dispose();
            if (isNew)
            {
                // A call that is not made leaves no empty recording.
                file.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new("record.not_writable", $"The recording cannot be written to {file}.", "Choose a file in an existing, writable folder."),
                exception);
        }
    }

    public void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
    {
        if (Failure is not null)
        {
            return;
        }

        if (_left.Length != caller.Length)
        {
            _left = new short[caller.Length];
            _right = new short[caller.Length];
        }

        MuLaw.Decode(caller, _left);
        MuLaw.Decode(callee, _right);
        Try(() => _wav.Write(_left, _right));
    }

    public void Dispose()
    {
        Try(_wav.Dispose);
        if (Failure is { } failure)
        {
            _warn?.Invoke(failure);
        }
    }

    // To open a named pipe waits for its reader, and cannot be cancelled.
    private static FileStream Open(FileInfo file, FileMode mode)
    {
        var opening = Task.Run(() => file.Open(mode, FileAccess.Write, FileShare.Read));
        return Task.WhenAny(opening, Task.Delay(OpenTimeout, TimeProvider.System)).GetAwaiter().GetResult() == opening
            ? opening.GetAwaiter().GetResult()
            : throw new IOException("Nothing reads from the pipe.");
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception)
        {
            Failure ??= OutputGuard.IsDiskFull(exception)
                ? new("storage.full", $"The recording {_file} is incomplete: the disk is full.", "Free some space, or choose a file elsewhere.")
                : new("record.not_writable", $"The recording {_file} is incomplete: it could no longer be written.", "Choose a file elsewhere.");
        }
    }
}
