using System.Text;

namespace Concierge.Tests.Media.Bridge;

/// <summary>The bridge carries audio in both directions.</summary>
public sealed class VoiceBridgeAudioTests
{
    [Fact]
    public async Task The_models_audio_is_sent_unchanged_and_each_chunk_is_followed_by_a_mark()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.SpeakAsync("r1", "i1", 100, 1);
        await fixture.SpeakAsync("r1", "i1", 100, 2);

        fixture.Telephone.Kinds.ShouldBe(["media", "mark", "media", "mark"]);
        fixture.Telephone.Payloads.ShouldBe([Audio.CreateText(100, 1), Audio.CreateText(100, 2)]);
        fixture.Telephone.Marks.Distinct().Count().ShouldBe(2);
        fixture.Telephone.Sent.ShouldAllBe(message => message.GetProperty("streamSid").GetString() == "MZ1");
    }

    [Fact]
    public async Task A_long_delta_is_split_at_base64_boundaries_and_each_chunk_has_a_mark()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.SpeakAsync("r1", "i1", 1000);

        var payloads = fixture.Telephone.Payloads.ToList();
        payloads.Count.ShouldBeGreaterThan(1);
        payloads.ShouldAllBe(payload => payload.Length % 4 == 0);
        string.Concat(payloads).ShouldBe(Audio.CreateText(1000));
        fixture.Telephone.Marks.Count().ShouldBe(payloads.Count);
    }

    [Fact]
    public async Task A_delta_that_is_not_base64_is_not_sent()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.Bridge.OnAudioAsync("r1", "i1", 0, "\"}},"u8.ToArray());

        fixture.Telephone.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_audio_is_reported_once()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.SpeakAsync("r1", "i1", 20);
        await fixture.SpeakAsync("r1", "i1", 20);

        fixture.Observer.Notifications.ShouldBe(["first audio"]);
    }

    [Fact]
    public async Task The_callees_audio_is_sent_to_the_model()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 5), 0);

        fixture.Session.Operations.ShouldBe([$"append {Audio.CreateText(20, 5)}"]);
    }

    [Fact]
    public async Task The_callees_audio_before_the_session_is_attached_is_buffered_and_sent_in_order()
    {
        await using var fixture = new VoiceBridgeFixture();
        await fixture.AttachStreamAsync();
        foreach (var frame in new byte[] { 1, 2, 3 })
        {
            await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, frame), 0);
        }

        await fixture.Bridge.AttachSessionAsync(fixture.Session);
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 4), 0);

        fixture.Session.Operations.ShouldBe(new byte[] { 1, 2, 3, 4 }.Select(frame => $"append {Audio.CreateText(20, frame)}"));
    }

    [Fact]
    public async Task The_buffer_before_the_session_keeps_the_last_five_seconds()
    {
        await using var fixture = new VoiceBridgeFixture();
        for (var frame = 0; frame < 300; frame++)
        {
            await fixture.Bridge.OnCalleeAudioAsync(Encoding.ASCII.GetBytes($"{frame:D4}"), 0);
        }

        await fixture.Bridge.AttachSessionAsync(fixture.Session);

        fixture.Session.Operations.Count.ShouldBe(250);
        fixture.Session.Operations[0].ShouldBe("append 0050");
        fixture.Session.Operations[^1].ShouldBe("append 0299");
    }

    [Fact]
    public async Task A_disposed_bridge_sends_no_audio_and_disposes_the_session()
    {
        var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.DisposeAsync();

        await fixture.SpeakAsync("r1", "i1", 20);

        fixture.Telephone.Sent.ShouldBeEmpty();
        fixture.Session.Operations.ShouldBe(["dispose"]);
    }
}
