using System.Net;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Tests.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Calls;

/// <summary>The checks before a call is placed, in the order of the specification's error diagram.</summary>
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
        await using var host = new CallTestHost(complete => ChangeSettings(complete, settings));

        var exception = await Should.ThrowAsync<ConciergeException>(
            () => host.Caller.StartAsync(CallTestHost.Details with { PhoneNumber = number }, CancellationToken.None));

        exception.Error.Code.ShouldBe(code);
        exception.Error.Message.ShouldEndWith(".");
        host.Twilio.Requests.ShouldBeEmpty();
        host.Voice.Options.ShouldBeNull();
        if (number.Length > 4)
        {
            exception.Error.ToString().ShouldNotContain(number);
        }
    }

    [Fact]
    public async Task StartAsync_AllowedNumberInAnotherNotation_IsCalled()
    {
        await using var host = new CallTestHost(complete => complete with { Restaurants = complete.Restaurants with { AllowedPhoneNumbers = ["+493090182012"] } });

        var id = await host.Caller.StartAsync(CallTestHost.Details with { PhoneNumber = "+49 30 90182012" }, CancellationToken.None);

        id.ShouldNotBeEmpty();
        host.Twilio.Requests[0].Field("To").ShouldBe("+493090182012");
    }

    [Fact]
    public async Task StartAsync_RefusedCall_DoesNotCountForTheLimitButAnAcceptedCallDoes()
    {
        await using var host = new CallTestHost(complete => complete with { Limits = complete.Limits with { CallsPerHour = 1 } });
        await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details with { PhoneNumber = "911" }, CancellationToken.None));

        await host.StartCallAsync();

        var exception = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));
        exception.Error.Code.ShouldBe("limit.hour");
        host.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_SeveralSettingsMissing_NamesThemAllAtOnce()
    {
        await using var host = new CallTestHost(_ => new ConciergeSettings());

        var error = (await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None))).Error;

        foreach (var name in (string[])["OPENAI_API_KEY", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_PHONE_NUMBER", "PUBLIC_DOMAIN"])
        {
            error.Message.ShouldContain(name);
        }
    }

    [Theory]
    [InlineData(401, 20003)]
    [InlineData(400, 21211)]
    [InlineData(429, 20429)]
    public async Task StartAsync_TwilioRefusesManyTimes_DoesNotCountForTheLimits(int status, int code)
    {
        await using var host = new CallTestHost(complete => complete with
        {
            Limits = complete.Limits with { CallsPerHour = 1, CallsPerDay = 1, CallsPerRestaurant = 1 },
        });
        host.Twilio.Refuse(status, code);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var starting = host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
            await host.AdvanceUntilAsync(() => starting.IsCompleted, "Twilio's refusal");
            (await Should.ThrowAsync<ConciergeException>(() => starting)).Error.Code.ShouldNotStartWith("limit.");
        }

        host.Twilio.Create = _ => Task.FromResult(FakeTwilio.Call(HttpStatusCode.Created, "queued"));
        await host.StartCallAsync();
    }

    [Fact]
    public async Task StartAsync_TwilioMayHaveAcceptedTheCall_CountsForTheLimits()
    {
        await using var host = new CallTestHost(complete => complete with { Limits = complete.Limits with { CallsPerHour = 1 } });
        host.Twilio.Refuse(500, 20500);
        await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        (await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.hour");
    }

    [Fact]
    public async Task StartAsync_TwilioRefuses_ThrowsAndReleasesTheCall()
    {
        await using var host = new CallTestHost();
        host.Twilio.Refuse(400, 21211);

        var exception = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        exception.Error.Code.ShouldBe("phone.invalid");
        await Until.TrueAsync(() => host.Voice.Session.IsDisposed == host.Voice.IsOpen && host.Time.ActiveTimers == 1, "the release of all resources");
        host.Twilio.Ends.ShouldBe(0, "there was no call to end");
    }

    [Fact]
    public async Task AnyOperation_UnknownCall_IsNotFound()
    {
        await using var host = new CallTestHost();

        (await Should.ThrowAsync<ConciergeException>(() => host.Caller.HangUpAsync("nobody", CancellationToken.None))).Error.Code.ShouldBe("call.not_found");
        (await Should.ThrowAsync<ConciergeException>(() => host.Caller.WaitForCompletionAsync("nobody", CancellationToken.None)))
            .Error.Code.ShouldBe("call.not_found");
        Should.Throw<ConciergeException>(() => host.Calls.Get("nobody")).Error.Code.ShouldBe("call.not_found");
    }

    [Fact]
    public async Task WaitForCompletion_Call_LogsProgress()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        var waiting = host.Caller.WaitForCompletionAsync(session.Call.Id, CancellationToken.None);
        await Until.TrueAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(2));
                return host.Logs.Lines.Any(line => line.Contains("Waiting for call", StringComparison.Ordinal));
            },
            "the log line about the wait");

        session.OnCarrierStatus(CarrierStatus.Busy);

        (await Until.DoneAsync(waiting)).Outcome.ShouldBe(CallOutcome.Busy);
    }

    [Fact]
    public async Task WaitForCompletion_Cancelled_DoesNotEndTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = host.Caller.WaitForCompletionAsync(session.Call.Id, cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(waiting));
        session.Call.Result.ShouldBeNull();
    }

    // What Twilio refuses is forgotten, as if there had been no call. What it may have placed although it failed counts as a call that has ended.
    [Theory]
    [InlineData(401, 20003)]
    [InlineData(400, 21211)]
    [InlineData(503, 20500)]
    public async Task StartAsync_RightAfterARefusedCall_IsNotRefusedForTheFirst(int status, int code)
    {
        await using var host = new CallTestHost(
            complete => complete with { Limits = complete.Limits with { CallsPerRestaurant = 1 } },
            services => services.AddSingleton<ICallLimitStore, SlowReleaseCallLimitStore>());
        host.Twilio.Create = _ => Task.FromResult(FakeTwilio.Error(status, code));

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var refused = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));
            refused.Error.Code.ShouldNotStartWith("limit.", Case.Sensitive, $"attempt {attempt}");
        }

        host.Twilio.Creates.ShouldBe(3);
    }

    [Fact]
    public async Task HangUpAsync_DuringTheRequestToTwilio_EndsTheCallWhenTwilioResponds()
    {
        await using var host = new CallTestHost();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        host.Twilio.Create = _ => answer.Task;
        var starting = host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
        await Until.TrueAsync(() => host.Twilio.Creates == 1, "the request to Twilio");
        var session = host.FindDiallingSession();

        var hangingUp = host.Caller.HangUpAsync(session.Call.Id, CancellationToken.None);
        (await Until.DoneAsync(session.Call.Completion)).Outcome.ShouldBe(CallOutcome.Failed);
        host.Twilio.Ends.ShouldBe(0, "there is no SID yet");
        answer.SetResult(FakeTwilio.Call(HttpStatusCode.Created, "queued"));

        await Until.DoneAsync(hangingUp);
        await Until.DoneAsync(starting);
        host.Twilio.Ends.ShouldBe(1);
        await host.WaitForReleaseAsync(session);
    }

    [Fact]
    public async Task StartAsync_CancelledDuringTheRequest_HangsUp()
    {
        await using var host = new CallTestHost();
        using var cancellation = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        host.Twilio.Create = token => answer.Task.WaitAsync(token);
        var starting = host.Caller.StartAsync(CallTestHost.Details, cancellation.Token);
        await Until.TrueAsync(() => host.Twilio.Creates == 1, "the request to Twilio");
        var session = host.FindDiallingSession();

        await cancellation.CancelAsync();
        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("call.hung_up");
        answer.SetResult(FakeTwilio.Call(HttpStatusCode.Created, "queued"));

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(starting));
        await host.WaitForReleaseAsync(session);
        host.Twilio.Ends.ShouldBe(1, "Twilio had accepted the call");
    }

    private static ConciergeSettings ChangeSettings(ConciergeSettings complete, string settings) => settings switch
    {
        "nothing set" => new ConciergeSettings(),
        "no account" => complete with { Twilio = complete.Twilio with { AccountSid = null } },
        "no token" => complete with { Twilio = complete.Twilio with { AuthToken = null } },
        "no own number" => complete with { Twilio = complete.Twilio with { PhoneNumber = null } },
        "no domain" => complete with { Twilio = complete.Twilio with { PublicDomain = null } },
        "no key" => complete with { Realtime = complete.Realtime with { ApiKey = null } },
        _ => complete,
    };
}
