using Concierge.Contracts;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Records the call to a stereo WAV file: agent left, restaurant right.</summary>
internal sealed class CallRecorder : ICallAudioObserver
{
    private readonly WavWriter _wav;
    private short[] _left = [];
    private short[] _right = [];

    public CallRecorder(FileInfo file) => _wav = new WavWriter(file.Open(FileMode.Create, FileAccess.Write, FileShare.Read));

    /// <summary>Checks before the call that the file can be written, so that a mistyped path does not cost a recording.</summary>
    /// <exception cref="ConciergeException">The file cannot be written (<c>record.not_writable</c>).</exception>
    public static void EnsureWritable(FileInfo file)
    {
        try
        {
            using var writable = file.Open(FileMode.OpenOrCreate, FileAccess.Write);
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
        if (_left.Length != caller.Length)
        {
            _left = new short[caller.Length];
            _right = new short[caller.Length];
        }

        MuLaw.Decode(caller, _left);
        MuLaw.Decode(callee, _right);
        _wav.Write(_left, _right);
    }

    public void Dispose() => _wav.Dispose();
}
