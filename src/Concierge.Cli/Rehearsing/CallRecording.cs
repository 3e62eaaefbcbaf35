using Concierge.Contracts;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Writes the line to a stereo WAV: the agent left, the restaurant right.</summary>
internal sealed class CallRecording : ICallTap
{
    private readonly WavWriter _wav;
    private short[] _left = [];
    private short[] _right = [];

    public CallRecording(FileInfo file) => _wav = new WavWriter(file.Open(FileMode.Create, FileAccess.Write, FileShare.Read));

    /// <summary>Checks before the call that the file can be written: a call is not to be lost for a typing mistake.</summary>
    /// <exception cref="ConciergeException">It cannot (<c>record.not_writable</c>).</exception>
    public static void Check(FileInfo file)
    {
        try
        {
            using var writable = file.Open(FileMode.OpenOrCreate, FileAccess.Write);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(new("record.not_writable", $"The recording cannot be written to {file.Name}.", "Name a file in a folder that exists and can be written to."), failure);
        }
    }

    public void Frame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
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
