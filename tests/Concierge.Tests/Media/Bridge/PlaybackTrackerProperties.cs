using Concierge.Media.Bridge;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Tests.Media.Bridge;

/// <summary>In any order of deltas, marks and interruptions, a truncation never claims more than the callee can have heard.</summary>
public sealed class PlaybackTrackerProperties
{
    private const int MarginMs = 50;

    [Property(MaxTest = 500)]
    public Property A_truncation_never_exceeds_what_was_played_plus_the_margin() =>
        Prop.ForAll(Gen.Choose(0, 5).Zip(Gen.Choose(1, 400)).ListOf().ToArbitrary(), steps =>
        {
            var telephone = new FakeTelephone();
            foreach (var (step, size) in steps)
            {
                telephone.Do(step, size);
            }

            return telephone.Faults.Count == 0;
        });

    /// <summary>Plays the audio in the order it receives it, and counts what the callee really heard.</summary>
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
