using Concierge.Rehearsal.Telephone;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class PlaybackBufferTests
{
    private readonly List<string> _returned = [];
    private readonly PlaybackBuffer _buffer;
    private readonly byte[] _frame = new byte[160];

    public PlaybackBufferTests() => _buffer = new PlaybackBuffer(_returned.Add);

    [Fact]
    public void A_mark_returns_at_once_when_nothing_is_buffered()
    {
        _buffer.EnqueueMark("a");
        _returned.ShouldBe(["a"]);
    }

    [Fact]
    public void A_mark_returns_only_when_the_last_frame_before_it_has_been_played()
    {
        _buffer.Enqueue(new byte[161]);
        _buffer.EnqueueMark("a");
        _buffer.ReadFrame(_frame);
        _buffer.ReadFrame(_frame);
        _returned.ShouldBeEmpty();

        _buffer.ReadFrame(_frame);
        _returned.ShouldBe(["a"]);
    }

    [Fact]
    public void Clear_returns_all_marks_and_drops_the_audio()
    {
        _buffer.Enqueue(Enumerable.Repeat((byte)1, 1600).ToArray());
        _buffer.EnqueueMark("a");
        _buffer.Enqueue(new byte[10]);
        _buffer.EnqueueMark("b");
        _buffer.ReadFrame(_frame);

        _buffer.Clear();

        _returned.ShouldBe(["a", "b"]);
        _buffer.ReadFrame(_frame);
        _frame.ShouldAllBe(sample => sample == 0xFF);
    }

    [Fact]
    public void Payloads_of_any_size_are_played_without_gaps()
    {
        byte[] sound = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        foreach (byte[] piece in sound.Chunk(37))
        {
            _buffer.Enqueue(piece);
        }

        List<byte> heard = [];
        for (int i = 0; i < 7; i++)
        {
            _buffer.ReadFrame(_frame);
            heard.AddRange(_frame);
        }

        heard[..1000].ShouldBe(sound);
        heard[1000..].ShouldAllBe(sample => sample == 0xFF);
    }

    /// <summary>Holds for any order of audio, marks, clears and frames.</summary>
    [Property(MaxTest = 500)]
    public Property Marks_return_once_in_order_and_not_before_the_audio_before_them_unless_cleared() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Kind, ushort Size)[]>(),
        steps =>
        {
            List<(int Mark, long Played, bool Cleared)> returned = [];
            Dictionary<int, (long At, int Clears)> sent = [];
            long enqueued = 0, taken = 0, played = 0;
            int clears = 0, marks = 0;
            bool clearing = false;
            PlaybackBuffer buffer = new(name => returned.Add((int.Parse(name), played, clearing)));
            byte[] frame = new byte[160];
            foreach ((byte kind, ushort size) in steps)
            {
                switch (kind % 8)
                {
                    case 0 or 1:
                        buffer.Enqueue(new byte[size % 1000]);
                        enqueued += size % 1000;
                        break;
                    case 2 or 3:
                        sent[marks] = (enqueued, clears);
                        buffer.EnqueueMark($"{marks++}");
                        break;
                    case 4 when size % 4 == 0:
                        clearing = true;
                        buffer.Clear();
                        clearing = false;
                        clears++;
                        enqueued = taken;
                        break;
                    default:
                        played = taken;
                        buffer.ReadFrame(frame);
                        taken += Math.Min(160, enqueued - taken);
                        break;
                }
            }

            clearing = true;
            buffer.Clear();
            return returned.Select(mark => mark.Mark).SequenceEqual(Enumerable.Range(0, marks))
                && returned.All(mark => mark.Cleared || mark.Played >= sent[mark.Mark].At);
        });
}
