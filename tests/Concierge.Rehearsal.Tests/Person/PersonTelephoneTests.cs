using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tests.Telephone;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.Person;

[Trait("Category", "Speech")]
public sealed class PersonTelephoneTests : IAsyncDisposable
{
    private readonly SpeechEngine _speech = new();
    private readonly PersonTelephone _telephone;

    public PersonTelephoneTests() => _telephone = new PersonTelephone(_speech, "rms", TimeProvider.System, NullLoggerFactory.Instance);

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        _speech.Dispose();
    }

    [Fact]
    public async Task A_call_rings_until_the_person_answers_and_ends_when_the_person_hangs_up()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        fixture.Customer.Twiml = TelephoneNetworkFixture.Connect();
        var call = await fixture.PlaceAsync();

        var ringing = await page.NextAsync("ringing");

        ringing.EnumerateObject().Select(field => (field.Name, field.Value.GetString())).ShouldBe(
            [("event", "ringing"), ("call_id", "id-of-+14155550123"), ("caller", "+14155550100"), ("restaurant", "Luigi's")]);
        call.Status.ShouldBe(TelephoneCallStatus.Ringing);
        await page.SendAsync("""{"event":"answer"}""");
        await page.NextAsync("connected");
        var stream = await fixture.Customer.NextStreamAsync();
        await stream.NextAsync("start");
        call.Status.ShouldBe(TelephoneCallStatus.InProgress);
        await page.SendAsync("""{"event":"hang_up"}""");
        (await page.NextAsync("hung_up")).GetProperty("by").GetString().ShouldBe("restaurant");
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_the_person_declines_is_busy()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        var call = await fixture.PlaceAsync();
        await page.NextAsync("ringing");

        await page.SendAsync("""{"event":"decline"}""");

        (await page.NextAsync("hung_up")).GetProperty("by").GetString().ShouldBe("restaurant");
        await TelephoneNetworkFixture.WaitForEndAsync(call);
        call.Status.ShouldBe(TelephoneCallStatus.Busy);
    }

    [Fact]
    public async Task A_call_that_nobody_answers_ends_at_the_callers_timeout()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);

        var call = await fixture.PlaceAsync(("Timeout", "10"));

        (await page.NextAsync("hung_up")).GetProperty("by").GetString().ShouldBe("network");
        await TelephoneNetworkFixture.WaitForEndAsync(call);
        call.Status.ShouldBe(TelephoneCallStatus.NoAnswer);
    }

    [Fact]
    public async Task The_page_is_told_that_the_caller_hung_up_while_it_rang()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        var call = await fixture.PlaceAsync();
        await page.NextAsync("ringing");

        await fixture.UpdateAsync(call, ("Status", "canceled"));

        (await page.NextAsync("hung_up")).GetProperty("by").GetString().ShouldBe("agent");
        await TelephoneNetworkFixture.WaitForEndAsync(call);
        call.Status.ShouldBe(TelephoneCallStatus.Canceled);
    }

    [Fact]
    public async Task The_page_is_told_that_the_caller_hung_up()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        var (call, _) = await AnswerAsync(fixture, page);

        await fixture.UpdateAsync(call, ("Status", "completed"));

        (await page.NextAsync("hung_up")).GetProperty("by").GetString().ShouldBe("agent");
    }

    [Fact]
    public async Task The_microphone_and_the_callers_voice_are_carried_unchanged()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        var (_, stream) = await AnswerAsync(fixture, page);
        var sound = Enumerable.Range(0, 10).Select(frame => Enumerable.Repeat((byte)(frame + 1), 160).ToArray()).ToList();

        foreach (var frame in sound)
        {
            await page.SendAudioAsync(1, frame);
        }

        await stream.SendMediaAsync([.. Enumerable.Range(0, 1600).Select(i => (byte)((i / 160) + 101))]);
        List<byte[]> heard = [];
        while (heard.Count < 10)
        {
            var payload = (await stream.NextAsync("media")).GetProperty("media").GetProperty("payload").GetBytesFromBase64();
            if (payload[0] != 0xFF)
            {
                heard.Add(payload);
            }
        }

        heard.ShouldBe(sound);
        await page.ReceiveUntilAsync(() => page.Frames.Any(frame => frame[0] == 110));
        page.Frames.Where(frame => frame[0] != 0xFF).Select(frame => frame[0]).ShouldBe(Enumerable.Range(101, 10).Select(value => (byte)value));
    }

    [Fact]
    public async Task A_mark_returns_after_its_audio_and_a_clear_stops_the_audio()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        var (_, stream) = await AnswerAsync(fixture, page);
        await stream.SendMediaAsync(Enumerable.Repeat((byte)1, 160 * 20).ToArray());
        await stream.SendMarkAsync("first");
        await stream.NextAsync("mark");
        await stream.SendMediaAsync(Enumerable.Repeat((byte)2, 160 * 3000).ToArray());
        await page.ReceiveUntilAsync(() => page.Frames.Any(frame => frame[0] == 2));

        await stream.SendClearAsync();
        await stream.SendMediaAsync(Enumerable.Repeat((byte)3, 160).ToArray());

        await page.ReceiveUntilAsync(() => page.Frames.Any(frame => frame[0] == 3));
        page.Frames.Count(frame => frame[0] == 1).ShouldBe(20);
        page.Frames.Count(frame => frame[0] == 2).ShouldBeLessThan(3000);
    }

    [Fact]
    public async Task A_second_caller_finds_the_line_busy()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        await AnswerAsync(fixture, page);

        var second = await fixture.PlaceAsync();

        await TelephoneNetworkFixture.WaitForEndAsync(second);
        second.Status.ShouldBe(TelephoneCallStatus.Busy);
    }

    [Fact]
    public async Task A_page_that_connects_again_continues_the_call()
    {
        await using var fixture = await StartAsync();
        await using var first = await TelephonePage.OpenAsync(_telephone);
        var (call, stream) = await AnswerAsync(fixture, first);

        await using var second = await TelephonePage.OpenAsync(_telephone);

        await first.NextAsync("replaced");
        (await second.NextAsync("ringing")).GetProperty("restaurant").GetString().ShouldBe("Luigi's");
        await second.NextAsync("connected");
        await stream.SendMediaAsync(Enumerable.Repeat((byte)7, 160).ToArray());
        await second.ReceiveUntilAsync(() => second.Frames.Any(frame => frame[0] == 7));
        call.Status.ShouldBe(TelephoneCallStatus.InProgress);
    }

    [Fact]
    public async Task A_call_without_a_page_ends_after_a_while()
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);
        var (call, _) = await AnswerAsync(fixture, page);

        await page.CloseAsync();

        await TelephoneNetworkFixture.WaitForEndAsync(call);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
    }

    [Theory]
    [InlineData("{\"event\":\"dance\"}")]
    [InlineData("{\"event\":\"say\",\"text\":\"\"}")]
    [InlineData("not json")]
    public async Task A_message_that_is_not_understood_is_refused_and_the_connection_stays(string message)
    {
        await using var fixture = await StartAsync();
        await using var page = await TelephonePage.OpenAsync(_telephone);

        await page.SendAsync(message);

        var error = await page.NextAsync("error");
        error.GetProperty("code").GetString().ShouldBe("telephone.invalid_message");
        error.GetProperty("remedy").GetString().ShouldNotBeNullOrEmpty();
        await AnswerAsync(fixture, page);
    }

    private Task<TelephoneNetworkFixture> StartAsync()
    {
        var callee = _telephone.CreateCallee("Luigi's");
        return TelephoneNetworkFixture.StartAsync(change: options => options with { FindCallee = _ => callee });
    }

    private static async Task<(TelephoneCall Call, StreamSession Stream)> AnswerAsync(TelephoneNetworkFixture fixture, TelephonePage page)
    {
        fixture.Customer.Twiml = TelephoneNetworkFixture.Connect();
        var call = await fixture.PlaceAsync();
        await page.NextAsync("ringing");
        await page.SendAsync("""{"event":"answer"}""");
        await page.NextAsync("connected");
        var stream = await fixture.Customer.NextStreamAsync();
        await stream.NextAsync("start");
        return (call, stream);
    }
}
