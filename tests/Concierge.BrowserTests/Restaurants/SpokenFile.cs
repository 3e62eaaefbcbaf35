using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Concierge.Rehearsal.Speech;

namespace Concierge.BrowserTests.Restaurants;

/// <summary>The file that the microphone plays: synthesized speech of 16 kHz. Before each sentence it is written anew.</summary>
/// <param name="path">The path of the file.</param>
internal sealed class SpokenFile(string path)
{
    private const int SampleRate = 16_000;
    private const int HeaderLength = 44;

    private readonly FliteVoice _voice = FliteVoice.Create("rms");

    public string Path => path;

    /// <summary>Writes a sentence, with silence before it and after it.</summary>
    public void Write(string sentence)
    {
        const double SilenceBeforeSeconds = 0.4;
        const double SilenceAfterSeconds = 1.5;
        short[] samples =
        [
            .. new short[(int)(SilenceBeforeSeconds * SampleRate)],
            .. _voice.SynthesizeWideBand(sentence),
            .. new short[(int)(SilenceAfterSeconds * SampleRate)],
        ];
        var data = MemoryMarshal.AsBytes(samples.AsSpan());
        var header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), HeaderLength - 8 + data.Length);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), data.Length);
        File.WriteAllBytes(path, [.. header, .. data]);
    }
}
