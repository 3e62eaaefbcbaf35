using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Tests.Voice;

/// <summary>Whatever the order of deltas, marks, interruptions and new streams: the model is never told that more was heard than was played.</summary>
public sealed class PlaybackTrackerProperties
{
    private const int MarginMs = 50;

    [Property(MaxTest = 500)]
    public Property Nothing_counts_as_heard_that_cannot_have_been() =>
        Prop.ForAll(Gen.Choose(0, 5).Zip(Gen.Choose(1, 400)).ListOf().ToArbitrary(), steps =>
        {
            var telephone = new FakeTelephone();
            foreach (var (step, size) in steps)
            {
                telephone.Do(step, size);
            }

            return telephone.Faults.Count == 0;
        });

    /// <summary>Plays what it is sent, in order, and knows what was truly heard.</summary>
    private sealed class FakeTelephone
    {
        private readonly PlaybackTracker _playback = new(TimeSpan.FromMilliseconds(MarginMs));
        private readonly Queue<(PlaybackMark Mark, string Item, int Bytes)> _buffer = new();
        private readonly Queue<PlaybackMark> _returning = new();
        private readonly Dictionary<string, int> _heard = [];
        private readonly Dictionary<string, int> _received = [];
        private int _response;

        public List<string> Faults { get; } = [];

        private string Item => $"item-{_response}";

        public void Do(int step, int size)
        {
            switch (step)
            {
                case 0 or 1:
                    var bytes = size * PlaybackTracker.BytesPerMillisecond;
                    if (!_playback.IsCancelled($"response-{_response}"))
                    {
                        _playback.RecordReceived(Item, 0, bytes);
                        _received[Item] = _received.GetValueOrDefault(Item) + bytes;
                        _buffer.Enqueue((_playback.RecordSent(bytes), Item, bytes));
                    }

                    break;
                case 2 when _buffer.TryDequeue(out var played):
                    _heard[played.Item] = _heard.GetValueOrDefault(played.Item) + played.Bytes;
                    _returning.Enqueue(played.Mark);
                    break;
                case 3 when _returning.TryDequeue(out var mark):
                    _playback.AcknowledgeMark(mark);
                    break;
                case 4:
                    _playback.MarkComplete(Item, 0);
                    _response++;
                    break;
                case 5:
                    Check(_playback.Interrupt($"response-{_response}"));

                    // A clear empties the buffer and sends every pending mark back.
                    while (_buffer.TryDequeue(out var cleared))
                    {
                        _returning.Enqueue(cleared.Mark);
                    }

                    _response++;
                    break;
            }
        }

        private void Check(IReadOnlyList<Truncation> truncations)
        {
            foreach (var truncation in truncations)
            {
                var heard = _heard.GetValueOrDefault(truncation.ItemId) / PlaybackTracker.BytesPerMillisecond;
                var received = _received.GetValueOrDefault(truncation.ItemId) / PlaybackTracker.BytesPerMillisecond;
                if (truncation.AudioEndMs < 0 || truncation.AudioEndMs > received)
                {
                    Faults.Add($"{truncation} lies outside the {received} ms received");
                }

                if (truncation.AudioEndMs > heard + MarginMs)
                {
                    Faults.Add($"{truncation} says more than the {heard} ms heard");
                }
            }
        }
    }
}
