using System.Buffers.Binary;
using System.Text;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

public sealed class WavWriterTests
{
    [Fact]
    public void Both_channels_are_interleaved_after_a_header_of_stereo_8_kHz()
    {
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, leaveOpen: true))
        {
            writer.Write([1, 2], [-1, -2]);
            writer.Write([3], [-3]);
            writer.Duration.ShouldBe(TimeSpan.FromSeconds(3.0 / 8000));
        }

        var wav = stream.ToArray();
        wav.Length.ShouldBe(44 + 12);
        Encoding.ASCII.GetString(wav, 0, 4).ShouldBe("RIFF");
        Encoding.ASCII.GetString(wav, 8, 8).ShouldBe("WAVEfmt ");
        Encoding.ASCII.GetString(wav, 36, 4).ShouldBe("data");
        BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(4)).ShouldBe((uint)wav.Length - 8);
        BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(16)).ShouldBe(16u);
        BinaryPrimitives.ReadUInt16LittleEndian(wav.AsSpan(20)).ShouldBe((ushort)1);
        BinaryPrimitives.ReadUInt16LittleEndian(wav.AsSpan(22)).ShouldBe((ushort)2);
        BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(24)).ShouldBe(8000u);
        BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(28)).ShouldBe(32000u);
        BinaryPrimitives.ReadUInt16LittleEndian(wav.AsSpan(32)).ShouldBe((ushort)4);
        BinaryPrimitives.ReadUInt16LittleEndian(wav.AsSpan(34)).ShouldBe((ushort)16);
        BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(40)).ShouldBe(12u);
        Enumerable.Range(0, 6).Select(i => BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(44 + (2 * i)))).ShouldBe([1, -1, 2, -2, 3, -3]);
    }

    [Fact]
    public void An_empty_recording_is_a_valid_file()
    {
        using var stream = new MemoryStream();
        new WavWriter(stream, leaveOpen: true).Dispose();
        stream.Length.ShouldBe(44);
        BinaryPrimitives.ReadUInt32LittleEndian(stream.ToArray().AsSpan(40)).ShouldBe(0u);
    }

    [Fact]
    public void A_long_recording_is_written_completely()
    {
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, leaveOpen: true))
        {
            writer.Write(new short[5000], new short[5000]);
        }

        stream.Length.ShouldBe(44 + 20000);
    }

    [Fact]
    public void Write_ChannelsOfDifferentLength_Throws()
    {
        using var writer = new WavWriter(new MemoryStream());
        Should.Throw<ArgumentException>(() => writer.Write([1], []));
    }

    [Fact]
    public void Write_AfterDispose_Throws()
    {
        var writer = new WavWriter(new MemoryStream());
        writer.Dispose();
        Should.Throw<ObjectDisposedException>(() => writer.Write([1], [1]));
    }
}
