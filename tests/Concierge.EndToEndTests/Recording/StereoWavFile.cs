using System.Buffers.Binary;

namespace Concierge.EndToEndTests.Recording;

/// <summary>A stereo WAV file, parsed without any of the program's code.</summary>
internal sealed record StereoWavFile(int SampleRate, int Channels, int BitsPerSample, short[] Left, short[] Right)
{
    private const int HeaderLength = 44;

    public static StereoWavFile Read(string path)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        file[..4].SequenceEqual("RIFF"u8).ShouldBeTrue();
        file[8..12].SequenceEqual("WAVE"u8).ShouldBeTrue();
        BinaryPrimitives.ReadInt32LittleEndian(file[4..]).ShouldBe(file.Length - 8);
        BinaryPrimitives.ReadInt32LittleEndian(file[40..]).ShouldBe(file.Length - HeaderLength);
        var frames = (file.Length - HeaderLength) / 4;
        var (left, right) = (new short[frames], new short[frames]);
        for (var i = 0; i < frames; i++)
        {
            left[i] = BinaryPrimitives.ReadInt16LittleEndian(file[(HeaderLength + (4 * i))..]);
            right[i] = BinaryPrimitives.ReadInt16LittleEndian(file[(HeaderLength + (4 * i) + 2)..]);
        }

        return new StereoWavFile(
            BinaryPrimitives.ReadInt32LittleEndian(file[24..]),
            BinaryPrimitives.ReadInt16LittleEndian(file[22..]),
            BinaryPrimitives.ReadInt16LittleEndian(file[34..]),
            left,
            right);
    }
}
