using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>What comes out at the other end of a telephone line.</summary>
internal static class TelephoneLine
{
    public static short[] Carry(ReadOnlySpan<short> pcm)
    {
        var line = new byte[pcm.Length];
        MuLaw.Encode(pcm, line);
        var carried = new short[pcm.Length];
        MuLaw.Decode(line, carried);
        return carried;
    }

    /// <summary>Hears one utterance, 20 ms at a time, between two short silences.</summary>
    public static string Hear(ISpeechRecognizer recognizer, ReadOnlySpan<short> pcm)
    {
        var silence = new short[1600];
        short[] sound = [.. silence, .. Carry(pcm), .. silence];
        recognizer.Begin();
        foreach (var frame in sound.Chunk(160))
        {
            recognizer.Push(frame);
        }

        return recognizer.End();
    }
}
