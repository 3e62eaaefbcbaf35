using System.Buffers.Binary;
using System.Diagnostics;
using Concierge.Cli.Rehearsing;
using Concierge.Contracts;

namespace Concierge.Cli.Tests.Rehearsing;

/// <summary>The recording of a rehearsal's call on disk.</summary>
public sealed class CallRecorderTests : IDisposable
{
    private const int HeaderBytes = 44;
    private const int FrameBytes = 160;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-record-");

    [Fact]
    public void A_recording_has_the_agent_left_and_the_restaurant_right()
    {
        var file = GetFile("call.wav");

        using (var recorder = new CallRecorder(file))
        {
            // μ-law 0x00 is the lowest sample, 0x80 the highest.
            recorder.OnFrame(new byte[FrameBytes], Frame(0x80));
            recorder.OnFrame(new byte[FrameBytes], Frame(0x80));
        }

        var bytes = File.ReadAllBytes(file.FullName);
        bytes.Length.ShouldBe(HeaderBytes + (2 * FrameBytes * 4));
        BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(22)).ShouldBe((short)2, "channels");
        BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24)).ShouldBe(8000);
        BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(40)).ShouldBe(bytes.Length - HeaderBytes);
        BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(HeaderBytes)).ShouldBeLessThan((short)-30_000);
        BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(HeaderBytes + 2)).ShouldBeGreaterThan((short)30_000);
    }

    [Fact]
    public void The_check_before_a_call_leaves_no_file_and_keeps_an_older_one()
    {
        var older = GetFile("older.wav");
        File.WriteAllText(older.FullName, "older");

        CallRecorder.EnsureWritable(older);
        CallRecorder.EnsureWritable(GetFile("new.wav"));

        File.ReadAllText(older.FullName).ShouldBe("older");
        _folder.GetFiles().ShouldHaveSingleItem();
    }

    [SkippableFact]
    public void A_pipe_that_nothing_reads_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe in the file system");
        using (var made = Process.Start("mkfifo", [Path.Combine(_folder.FullName, "pipe.wav")]))
        {
            made.WaitForExit();
        }

        Should.Throw<ConciergeException>(() => CallRecorder.EnsureWritable(GetFile("pipe.wav"))).Error.Code.ShouldBe("record.not_writable");
    }

    [SkippableFact]
    public void A_full_disk_ends_the_recording_and_not_the_call()
    {
        Skip.IfNot(File.Exists("/dev/full"), "A disk that is always full");
        var recorder = new CallRecorder(new FileInfo("/dev/full"));

        using (recorder)
        {
            for (var frame = 0; frame < 50; frame++)
            {
                recorder.OnFrame(new byte[FrameBytes], new byte[FrameBytes]);
            }
        }

        recorder.Failure.ShouldNotBeNull().Code.ShouldBe("storage.full");
        recorder.Failure.Message.ShouldContain("/dev/full");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Frame(byte sample)
    {
        var frame = new byte[FrameBytes];
        frame.AsSpan().Fill(sample);
        return frame;
    }

    private FileInfo GetFile(string name) => new(Path.Combine(_folder.FullName, name));
}
