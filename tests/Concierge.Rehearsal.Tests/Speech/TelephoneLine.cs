using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Transmits audio over a simulated phone line.</summary>
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

    /// <summary>Recognizes one utterance, in frames of 20 ms between two short silences.</summary>
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
