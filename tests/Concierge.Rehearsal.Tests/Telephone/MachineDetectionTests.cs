using System.Globalization;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class MachineDetectionTests
{
    private static readonly (string Name, string Value)[] Asynchronous =
    [
        ("AsyncAmd", "true"), ("AsyncAmdStatusCallback", $"https://{TelephoneNetworkFixture.Host}/amd"),
    ];

    [Theory]
    [InlineData("human")]
    [InlineData("machine_start")]
    public async Task Asynchronous_detection_reports_its_result_during_the_stream(string answeredBy)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            new TestCallee { RingResult = new RingResult(RingOutcome.Answered, TimeSpan.FromSeconds(1), answeredBy) });
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync(null, [("MachineDetection", "Enable"), .. Asynchronous]);
        fixture.Customer.To("/twiml").ShouldHaveSingleItem().Fields.Keys.ShouldNotContain("AnsweredBy");

        await TelephoneNetworkFixture.UntilAsync(() => fixture.Customer.To("/amd").Length > 0);
        await stream.CloseAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        ReceivedRequest callback = fixture.Customer.To("/amd").ShouldHaveSingleItem();
        callback.Fields.Keys.ShouldBe(["CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration"], ignoreOrder: true);
        callback.Fields["AnsweredBy"].ShouldBe(answeredBy);
        // A timer may fire a millisecond early, which is 20 ms on this clock.
        int.Parse(callback.Fields["MachineDetectionDuration"], CultureInfo.InvariantCulture).ShouldBeInRange(3400, 60_000);
        fixture.Customer.To("/status")[^1].Fields["AnsweredBy"].ShouldBe(answeredBy);
        (await fixture.FetchAsync(call)).GetProperty("answered_by").GetString().ShouldBe(answeredBy);
    }

    [Fact]
    public async Task Without_AsyncAmd_the_TwiML_request_waits_for_the_detection()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";

        await TelephoneNetworkFixture.WaitForEndAsync(await fixture.PlaceAsync(("MachineDetection", "Enable")));

        fixture.Customer.To("/twiml").ShouldHaveSingleItem().Fields["AnsweredBy"].ShouldBe("human");
    }

    [Theory]
    [InlineData(true, "machine_end_beep", 6300)]
    [InlineData(false, "machine_end_silence", 7000)]
    public async Task The_end_of_a_machines_greeting_is_detected(bool beeps, string expected, int minDuration)
    {
        // Six seconds of speech, a short pause, and half a second of tone if the machine beeps.
        TestCallee machine = new()
        {
            RingResult = new RingResult(RingOutcome.Answered, TimeSpan.FromSeconds(1), "machine_start"),
            FillAudio = (frame, sound) =>
            {
                for (int i = 0; i < sound.Length; i++)
                {
                    sound[i] = frame < 300 ? (byte)(((i * 7919) + frame) % 0x40) : (byte)0xFF;
                }

                if (beeps && frame is >= 312 and < 337)
                {
                    MuLaw.Encode([.. Enumerable.Range(frame * 160, 160).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * i / 8)))], sound);
                }
            },
        };
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(machine);
        fixture.Customer.Twiml = "<Response><Pause length=\"600\"/></Response>";

        await fixture.PlaceAsync([("MachineDetection", "DetectMessageEnd"), .. Asynchronous]);
        await TelephoneNetworkFixture.UntilAsync(() => fixture.Customer.To("/amd").Length > 0);

        ReceivedRequest callback = fixture.Customer.To("/amd").ShouldHaveSingleItem();
        callback.Fields["AnsweredBy"].ShouldBe(expected);
        // A timer may fire a millisecond early, which is 20 ms on this clock.
        int.Parse(callback.Fields["MachineDetectionDuration"], CultureInfo.InvariantCulture).ShouldBeInRange(minDuration, 60_000);
    }

    [Fact]
    public async Task SendDigits_disables_the_detection()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response><Pause length=\"8\"/></Response>";

        await TelephoneNetworkFixture.WaitForEndAsync(await fixture.PlaceAsync([("MachineDetection", "Enable"), ("SendDigits", "1"), .. Asynchronous]));

        fixture.Customer.To("/amd").ShouldBeEmpty();
    }
}
