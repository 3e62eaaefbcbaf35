using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

public sealed class PlaybackTrackerTests
{
    private const int Second = 1000 * PlaybackTracker.BytesPerMillisecond;

    private readonly PlaybackTracker _playback = new(TimeSpan.FromMilliseconds(50));

    [Fact]
    public void Acknowledged_audio_counts_as_heard_plus_a_margin_of_50_ms()
    {
        var first = Play("item", Second);
        Play("item", Second);
        _playback.AcknowledgeMark(first).ShouldBeTrue();

        _playback.Interrupt("response").ShouldBe([new Truncation("item", 0, 1050, 2000)]);
    }

    [Fact]
    public void A_truncation_does_not_exceed_the_received_audio()
    {
        Play("item", 20 * PlaybackTracker.BytesPerMillisecond);

        _playback.Interrupt("response").ShouldBe([new Truncation("item", 0, 20, 20)]);
    }

    [Fact]
    public void Items_queued_behind_the_playing_item_are_truncated_to_zero()
    {
        Play("first", Second);
        Play("second", Second);

        _playback.Interrupt("response").Select(truncation => (truncation.ItemId, truncation.AudioEndMs)).ShouldBe([("first", 50), ("second", 0)]);
    }

    [Fact]
    public void A_complete_item_that_was_played_needs_no_truncation()
    {
        var last = Play("item", Second);
        _playback.MarkComplete("item", 0);
        _playback.AcknowledgeMark(last);

        _playback.IsPlaying.ShouldBeFalse();
        _playback.Interrupt(activeResponseId: null).ShouldBeEmpty();
    }

    [Fact]
    public void A_mark_that_a_clear_returned_is_ignored()
    {
        var cleared = Play("item", Second);
        _playback.Interrupt("response");
        Play("next", Second);

        _playback.AcknowledgeMark(cleared).ShouldBeFalse();
        _playback.Unheard.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_mark_is_acknowledged_only_once()
    {
        var mark = Play("item", Second);

        _playback.AcknowledgeMark(mark).ShouldBeTrue();
        _playback.AcknowledgeMark(mark).ShouldBeFalse();
        _playback.AcknowledgeMark(new PlaybackMark(1, 999)).ShouldBeFalse();
    }

    [Fact]
    public void An_interrupted_response_stays_cancelled_and_its_late_item_is_truncated_once()
    {
        _playback.Interrupt("response");

        _playback.IsCancelled("response").ShouldBeTrue();
        _playback.GetLateTruncation("late", 0).ShouldBe(new Truncation("late", 0, 0, 0));
        _playback.GetLateTruncation("late", 0).ShouldBeNull();
    }

    private PlaybackMark Play(string itemId, int bytes)
    {
        _playback.RecordReceived(itemId, 0, bytes);
        return _playback.RecordSent(bytes);
    }
}
