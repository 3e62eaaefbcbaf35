using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Sends audio over a simulated telephone line.</summary>
internal static class TelephoneLine
{
    public static short[] Carry(ReadOnlySpan<short> pcm)
    {
        var line = new byte[pcm.Length];
        MuLaw.Encode(pcm, line);
        var received = new short[pcm.Length];
        MuLaw.Decode(line, received);
        return received;
    }

    /// <summary>Recognizes an utterance that is sent in frames of 20 ms between two short silences.</summary>
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
