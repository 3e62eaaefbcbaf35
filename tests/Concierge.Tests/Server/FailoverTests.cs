using System.Net;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Failover: the server that owned a call has failed.</summary>
public sealed class FailoverTests
{
    private const string Offer = "Luigi's. Four people tomorrow at seven, yes, we have that.";

    [Fact]
    public async Task Adopt_Conversation_ContinuesAndBooks()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var callId = await HeardAndGoneAsync(fleet);

        var opening = fleet[1].Voice.ConfigureAsync();
        var parameters = await fleet.StreamEndedAsync(callId, server: 1);
        await opening;
        var before = await fleet[1].Voice.ReceiveAsync("conversation.item.create");
        var note = await fleet[1].Voice.ReceiveAsync("conversation.item.create");
        using var stream = await fleet.OpenStreamAsync(callId, server: 1, parameters!);
        var playing = stream.PlayToTheEndAsync();
        await fleet[1].Voice.ReceiveAsync("response.create");
        await ScriptedCall.RespondAsync(fleet[1].Voice, "r0", "i0", "Sorry, I lost you for a second.");
        await ScriptedCall.AddCalleeTurnAsync(fleet[1].Voice, "u2", "No problem. You're all set, John. Your confirmation number is BK472.");
        await ScriptedCall.RespondAsync(fleet[1].Voice, "r1", "i1", "Let me note that.", "c1", "report_outcome", """{"outcome":"confirmed","confirmation_number":"BK472"}""");
        (await fleet[1].Voice.ReceiveAsync("conversation.item.create")).GetProperty("item").GetProperty("output").GetString()!.ShouldContain("true");

        // The model does not speak before a response is requested.
        await fleet[1].Voice.ReceiveAsync("response.create");
        await ScriptedCall.RespondAsync(fleet[1].Voice, "r2", "i2", "Thank you, goodbye.", "c2", "end_call", "{}");

        before.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe(Offer);
        note.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("Say: \"Sorry, I lost you for a second.\"");
        (await Until.DoneAsync(playing)).ShouldContain("media");
        var result = await fleet.GetResultAsync(callId, 1);
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
        var evidence = result.GetProperty("evidence").EnumerateArray().ToDictionary(one => one.GetProperty("field").GetString()!, one => one.GetProperty("turn").GetInt32());
        evidence["party_size"].ShouldBe(1);
        evidence["confirmation_number"].ShouldBe(3);
        fleet[1].TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(0, "the restaurant must not be called twice");
        await Until.TrueAsync(() => fleet[1].TwilioServer.Requests.Count(request => request.IsEnd) == 1, "the line to be put down");
    }

    [Fact]
    public async Task Adopt_EventNumbers_ContinueForClients()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var callId = await HeardAndGoneAsync(fleet);
        var seen = fleet.Fleet(1).FindReplica(callId)!.LastEvent;

        await fleet[1].ReportAsync(callId, "completed");
        var all = ServerSentEvents.Read(await fleet[1].Api.GetStringAsync($"/calls/{callId}/events"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/calls/{callId}/events");
        request.Headers.Add("Last-Event-ID", $"{seen}");
        using var answer = await fleet[1].Api.SendAsync(request);
        var rest = ServerSentEvents.Read(await answer.Content.ReadAsStringAsync());

        all.Count(one => one.Name == "turn").ShouldBe(1);
        all.Select(one => int.Parse(one.Id!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();
        rest[0].Name.ShouldBe("warning");
        rest[0].Data.GetRawText().ShouldContain("call.taken_up");
        rest[^1].Name.ShouldBe("outcome");
        rest.ShouldAllBe(one => one.Name != "turn");
    }

    [Fact]
    public async Task Adopt_CalleeHungUpMeanwhile_HasAResult()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var callId = await HeardAndGoneAsync(fleet, ScriptedCall.Agreement);

        await fleet[1].ReportAsync(callId, "completed");

        var result = await fleet.GetResultAsync(callId, 1);
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
    }

    [Fact]
    public async Task Adopt_StatusReportDuringTheCall_DoesNotAdopt()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var callId = await HeardAndGoneAsync(fleet);

        await fleet[1].ReportAsync(callId, "in-progress");

        fleet.Fleet(1).IsOwner(callId).ShouldBeFalse();
    }

    [Fact]
    public async Task Adopt_RingingCall_IsServedByAnotherServer()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var configuring = fleet[0].Voice.ConfigureAsync();
        var callId = await fleet[0].CallAsync();
        await configuring;
        await fleet.WaitForReplicationAsync(1, callId, replica => replica.CallSid == FakeTwilio.CallSid);
        fleet.Kill(0);

        var opening = fleet[1].Voice.ConfigureAsync();
        var parameters = await fleet[1].ParametersAsync(callId);
        await opening;
        using var stream = await fleet.OpenStreamAsync(callId, server: 1, parameters);
        await fleet[1].Voice.ReceiveAsync("input_audio_buffer.append");

        fleet[1].Voice.Received.ShouldAllBe(one => one.GetProperty("type").GetString() != "conversation.item.create", "nothing was said that could be taken up");
        (await fleet.GetViewAsync(callId, 1)).GetProperty("status").GetString().ShouldBe("in_progress");
    }

    [Fact]
    public async Task Api_OwnerFailed_SaysSoAndCanHangUp()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var callId = await HeardAndGoneAsync(fleet);

        using var asked = await fleet[1].Api.GetAsync($"/calls/{callId}");
        using var hungUp = await fleet[1].Api.PostAsync($"/calls/{callId}/hangup", content: null);

        asked.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await asked.Content.ReadAsStringAsync()).ShouldContain("call.unattended");
        hungUp.StatusCode.ShouldBe(HttpStatusCode.OK);
        fleet[1].TwilioServer.Requests.Count(request => request.IsEnd).ShouldBe(1);
    }

    [Fact]
    public async Task Adopt_TwoServersAtOnce_AgreeOnOneOwner()
    {
        await using var fleet = await FleetTestHost.StartAsync(3);
        var callId = await HeardAndGoneAsync(fleet);

        await Task.WhenAll(fleet.StreamEndedAsync(callId, server: 1), fleet.StreamEndedAsync(callId, server: 2));

        await Until.TrueAsync(() => fleet.Fleet(1).IsOwner(callId) != fleet.Fleet(2).IsOwner(callId), "one server to relinquish the call");
        fleet[1].TwilioServer.Requests.Concat(fleet[2].TwilioServer.Requests).ShouldAllBe(request => !request.IsEnd, "the line is in use");
        (await fleet.GetViewAsync(callId, 1)).GetProperty("status").GetString().ShouldBe("in_progress");
        (await fleet.GetViewAsync(callId, 2)).GetProperty("status").GetString().ShouldBe("in_progress");
    }

    [Fact]
    public async Task Adopt_OldOwnerReturns_RelinquishesWithoutHangingUp()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var (callId, stream) = await fleet.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        await ScriptedCall.AddCalleeTurnAsync(fleet[0].Voice, "u1", Offer);
        await fleet.WaitForReplicationAsync(1, callId, replica => replica.Transcript.Count == 1);
        fleet.Isolate(0);

        (await fleet.StreamEndedAsync(callId, server: 1)).ShouldNotBeNull();
        stream.Dispose();

        await Until.TrueAsync(() => !fleet.Fleet(0).IsOwner(callId), "the first server to relinquish the call");
        fleet.Fleet(1).IsOwner(callId).ShouldBeTrue();
        (await fleet.GetViewAsync(callId, 0)).GetProperty("status").GetString().ShouldBe("in_progress", "it is asked for at the server that holds it");
        fleet[0].TwilioServer.Requests.ShouldAllBe(request => !request.IsEnd);
    }

    [Fact]
    public async Task Failover_Logs_HoldNoTranscriptNumberOrSecret()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        var callId = await HeardAndGoneAsync(fleet, ScriptedCall.Agreement);
        var secret = fleet.Fleet(1).FindReplica(callId)!.Secret;

        await fleet.StreamEndedAsync(callId, server: 1);
        await fleet[1].ReportAsync(callId, "completed");
        await fleet.GetResultAsync(callId, 1);

        string[] forbidden = ["4155550142", "BK472", "all set", ServerTestHost.ApiKey, TestSettings.AuthToken, secret];
        foreach (var line in fleet[0].Logs.Lines.Concat(fleet[1].Logs.Lines))
        {
            forbidden.ShouldAllBe(word => !line.Contains(word, StringComparison.OrdinalIgnoreCase), line);
        }
    }

    // The restaurant has spoken, the peers have the replica, and the owner has failed together with the media stream.
    private static async Task<string> HeardAndGoneAsync(FleetTestHost fleet, string words = Offer)
    {
        var (callId, stream) = await fleet.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        using var telephone = stream;
        await ScriptedCall.AddCalleeTurnAsync(fleet[0].Voice, "u1", words);
        foreach (var peer in Enumerable.Range(1, fleet.Count - 1))
        {
            await fleet.WaitForReplicationAsync(peer, callId, replica => replica.Transcript.Count == 1);
        }

        fleet.Kill(0);
        return callId;
    }
}
