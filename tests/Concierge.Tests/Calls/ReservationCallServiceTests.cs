using System.Net;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Tests.Telephony;

namespace Concierge.Tests.Calls;

/// <summary>The branches of the specification's error diagram before a call is placed.</summary>
public sealed class ReservationCallServiceTests
{
    public static TheoryData<string, string, string> Refusals { get; } = new()
    {
        { "nothing set", TestSettings.RestaurantPhone, "twilio.not_configured" },
        { "no account", TestSettings.RestaurantPhone, "twilio.not_configured" },
        { "no token", TestSettings.RestaurantPhone, "twilio.not_configured" },
        { "no own number", TestSettings.RestaurantPhone, "twilio.not_configured" },
        { "no domain", TestSettings.RestaurantPhone, "public_domain.required" },
        { "no key", TestSettings.RestaurantPhone, "openai.not_configured" },
        { "nothing set", "not a number", "twilio.not_configured" },
        { "no domain", "not a number", "public_domain.required" },
        { "everything", "not a number", "phone.invalid" },
        { "everything", "", "phone.invalid" },
        { "everything", "+14155559999", "phone.not_allowed" },
        { "everything", "911", "phone.refused" },
        { "everything", "112", "phone.refused" },
        { "everything", "+19005550123", "phone.refused" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task StartAsync_FailedCheck_IsRefusedInOrder(string settings, string number, string code)
    {
        await using var bench = new CallTestHost(complete => With(complete, settings));

        var refused = await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details with { PhoneNumber = number }, CancellationToken.None));

        refused.Error.Code.ShouldBe(code);
        refused.Error.Message.ShouldEndWith(".");
        bench.Twilio.Requests.ShouldBeEmpty();
        bench.Voice.Options.ShouldBeNull();
        if (number.Length > 4)
        {
            refused.Error.ToString().ShouldNotContain(number);
        }
    }

    [Fact]
    public async Task A_number_on_the_list_may_be_called_however_it_is_written()
    {
        await using var bench = new CallTestHost(complete => complete with { AllowedPhoneNumbers = ["+493090182012"] });

        var id = await bench.Caller.StartAsync(CallTestHost.Details with { PhoneNumber = "+49 30 90182012" }, CancellationToken.None);

        id.ShouldNotBeEmpty();
        bench.Twilio.Requests[0].Field("To").ShouldBe("+493090182012");
    }

    [Fact]
    public async Task A_refused_call_counts_for_nothing_while_an_accepted_one_counts()
    {
        await using var bench = new CallTestHost(complete => complete with { CallsPerHour = 1 });
        await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details with { PhoneNumber = "911" }, CancellationToken.None));

        await bench.StartCallAsync();

        var refused = await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));
        refused.Error.Code.ShouldBe("limit.hour");
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task What_Twilio_refuses_is_thrown_and_the_call_has_ended()
    {
        await using var bench = new CallTestHost();
        bench.Twilio.Refuse(400, 21211);

        var refused = await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        refused.Error.Code.ShouldBe("phone.invalid");
        await Until.TrueAsync(() => bench.Voice.Session.IsDisposed == bench.Voice.IsOpen && bench.Time.ActiveTimers == 1, "everything to be given back");
        bench.Twilio.Ends.ShouldBe(0, "there was no call to end");
    }

    [Fact]
    public async Task WaitForCompletion_UnknownCall_IsNotFound()
    {
        await using var bench = new CallTestHost();

        (await Should.ThrowAsync<ConciergeException>(() => bench.Caller.HangUpAsync("nobody", CancellationToken.None))).Error.Code.ShouldBe("call.not_found");
        (await Should.ThrowAsync<ConciergeException>(() => bench.Caller.WaitForCompletionAsync("nobody", CancellationToken.None))).Error.Code.ShouldBe("call.not_found");
        Should.Throw<ConciergeException>(() => bench.Calls.Get("nobody")).Error.Code.ShouldBe("call.not_found");
    }

    [Fact]
    public async Task WaitForCompletion_Call_LogsProgress()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartCallAsync();
        var waiting = bench.Caller.WaitForCompletionAsync(session.Call.Id, CancellationToken.None);
        await Until.TrueAsync(
            () =>
            {
                bench.Time.Advance(TimeSpan.FromSeconds(2));
                return bench.Logs.Lines.Any(line => line.Contains("Waiting for call", StringComparison.Ordinal));
            },
            "a line about the waiting");

        session.OnCarrierStatus(CarrierStatus.Busy);

        (await Until.DoneAsync(waiting)).Outcome.ShouldBe(CallOutcome.Busy);
    }

    [Fact]
    public async Task WaitForCompletion_Cancelled_DoesNotEndTheCall()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartCallAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = bench.Caller.WaitForCompletionAsync(session.Call.Id, cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(waiting));
        session.Call.Result.ShouldBeNull();
    }

    [Fact]
    public async Task A_user_who_hangs_up_while_Twilio_is_being_asked_leaves_no_telephone_ringing()
    {
        await using var bench = new CallTestHost();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        bench.Twilio.Create = _ => answer.Task;
        var starting = bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
        await Until.TrueAsync(() => bench.Twilio.Creates == 1, "the request to Twilio");
        var session = bench.FindDiallingSession();

        var hangingUp = bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None);
        (await Until.DoneAsync(session.Call.Completion)).Outcome.ShouldBe(CallOutcome.Failed);
        bench.Twilio.Ends.ShouldBe(0, "there is no SID yet");
        answer.SetResult(FakeTwilio.Call(HttpStatusCode.Created, "queued"));

        await Until.DoneAsync(hangingUp);
        await Until.DoneAsync(starting);
        bench.Twilio.Ends.ShouldBe(1);
        await bench.WaitForReleaseAsync(session);
    }

    [Fact]
    public async Task StartAsync_CancelledDuringTheRequest_HangsUp()
    {
        await using var bench = new CallTestHost();
        using var goingAway = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        bench.Twilio.Create = token => answer.Task.WaitAsync(token);
        var starting = bench.Caller.StartAsync(CallTestHost.Details, goingAway.Token);
        await Until.TrueAsync(() => bench.Twilio.Creates == 1, "the request to Twilio");
        var session = bench.FindDiallingSession();

        await goingAway.CancelAsync();
        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("call.hung_up");
        answer.SetResult(FakeTwilio.Call(HttpStatusCode.Created, "queued"));

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(starting));
        await bench.WaitForReleaseAsync(session);
        bench.Twilio.Ends.ShouldBe(1, "Twilio had accepted the call");
    }

    private static ConciergeSettings With(ConciergeSettings complete, string settings) => settings switch
    {
        "nothing set" => new ConciergeSettings(),
        "no account" => complete with { TwilioAccountSid = null },
        "no token" => complete with { TwilioAuthToken = null },
        "no own number" => complete with { TwilioPhoneNumber = null },
        "no domain" => complete with { PublicDomain = null },
        "no key" => complete with { OpenAIApiKey = null },
        _ => complete,
    };
}
