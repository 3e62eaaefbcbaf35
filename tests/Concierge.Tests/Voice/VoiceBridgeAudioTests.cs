using System.Text;

namespace Concierge.Tests.Voice;

/// <summary>Audio through the bridge, both ways.</summary>
public sealed class VoiceBridgeAudioTests
{
    [Fact]
    public async Task What_the_model_says_goes_out_unchanged_and_each_piece_is_followed_by_its_mark()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.SpeakAsync("r1", "i1", 100, 1);
        await bench.SpeakAsync("r1", "i1", 100, 2);

        bench.Telephone.Kinds.ShouldBe(["media", "mark", "media", "mark"]);
        bench.Telephone.Payloads.ShouldBe([Audio.Text(100, 1), Audio.Text(100, 2)]);
        bench.Telephone.Marks.Distinct().Count().ShouldBe(2);
        bench.Telephone.Sent.ShouldAllBe(message => message.GetProperty("streamSid").GetString() == "MZ1");
    }

    [Fact]
    public async Task A_long_delta_is_cut_where_base64_can_be_cut_and_each_piece_has_a_mark()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.SpeakAsync("r1", "i1", 1000);

        var payloads = bench.Telephone.Payloads.ToList();
        payloads.Count.ShouldBeGreaterThan(1);
        payloads.ShouldAllBe(payload => payload.Length % 4 == 0);
        string.Concat(payloads).ShouldBe(Audio.Text(1000));
        bench.Telephone.Marks.Count().ShouldBe(payloads.Count);
    }

    [Fact]
    public async Task A_delta_that_is_not_base64_is_not_passed_on()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.Bridge.OnAudioAsync("r1", "i1", 0, "\"}},"u8.ToArray());

        bench.Telephone.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_audio_is_told_once()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.SpeakAsync("r1", "i1", 20);
        await bench.SpeakAsync("r1", "i1", 20);

        bench.Observer.Told.ShouldBe(["first audio"]);
    }

    [Fact]
    public async Task What_the_callee_says_goes_to_the_model()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 5), 0);

        bench.Session.Done.ShouldBe([$"append {Audio.Text(20, 5)}"]);
    }

    [Fact]
    public async Task What_the_callee_says_before_the_session_is_ready_is_kept_and_passed_on_in_order()
    {
        await using var bench = new VoiceBridgeFixture();
        await bench.AttachStreamAsync();
        foreach (var frame in new byte[] { 1, 2, 3 })
        {
            await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, frame), 0);
        }

        await bench.Bridge.AttachSessionAsync(bench.Session);
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 4), 0);

        bench.Session.Done.ShouldBe(new byte[] { 1, 2, 3, 4 }.Select(frame => $"append {Audio.Text(20, frame)}"));
    }

    [Fact]
    public async Task Of_a_long_wait_the_last_five_seconds_are_kept()
    {
        await using var bench = new VoiceBridgeFixture();
        for (var frame = 0; frame < 300; frame++)
        {
            await bench.Bridge.OnCalleeAudioAsync(Encoding.ASCII.GetBytes($"{frame:D4}"), 0);
        }

        await bench.Bridge.AttachSessionAsync(bench.Session);

        bench.Session.Done.Count.ShouldBe(250);
        bench.Session.Done[0].ShouldBe("append 0050");
        bench.Session.Done[^1].ShouldBe("append 0299");
    }

    [Fact]
    public async Task After_its_end_nothing_reaches_the_telephone_and_the_session_is_given_back()
    {
        var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.DisposeAsync();

        await bench.SpeakAsync("r1", "i1", 20);

        bench.Telephone.Sent.ShouldBeEmpty();
        bench.Session.Done.ShouldBe(["dispose"]);
    }
}
