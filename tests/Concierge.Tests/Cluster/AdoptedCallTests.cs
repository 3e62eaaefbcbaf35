using System.Net;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Snapshots;
using Concierge.Cluster.Grains;
using Concierge.Cluster.Membership;
using Concierge.Cluster.Ownership;
using Concierge.Server;
using Concierge.Tests.Server;
using Concierge.Tests.Storage;
using Concierge.Tests.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Cluster;

/// <summary>The server that owned a call has failed, and another one adopts the call.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
[Trait("Category", "Server")]
public sealed class AdoptedCallTests(PostgresTestServer postgres)
{
    private const string Offer = "Luigi's. Four people tomorrow at seven, yes, we have that.";

    [SkippableFact]
    public async Task Adopt_Conversation_ContinuesAndBooks()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster);

        var opening = cluster[1].Voice.ConfigureAsync();
        (await cluster.AdoptAsync(1, copy)).ShouldBeTrue();
        var parameters = await cluster.StreamEndedAsync(callId, server: 1);
        await opening;
        var before = await cluster[1].Voice.ReceiveAsync("conversation.item.create");
        var note = await cluster[1].Voice.ReceiveAsync("conversation.item.create");
        using var stream = await cluster.OpenStreamAsync(callId, server: 1, parameters!);
        var playing = stream.PlayToTheEndAsync();
        await cluster[1].Voice.ReceiveAsync("response.create");
        await ScriptedCall.RespondAsync(cluster[1].Voice, "r0", "i0", "Sorry, I lost you for a second.");
        await ScriptedCall.AddCalleeTurnAsync(cluster[1].Voice, "u2", "No problem. You're all set, John. Your confirmation number is BK472.");
        await ScriptedCall.RespondAsync(cluster[1].Voice, "r1", "i1", "Let me note that.", "c1", "report_outcome", """{"outcome":"confirmed","confirmation_number":"BK472"}""");
        (await cluster[1].Voice.ReceiveAsync("conversation.item.create")).GetProperty("item").GetProperty("output").GetString()!.ShouldContain("true");

        // The model does not speak before a response is requested.
        await cluster[1].Voice.ReceiveAsync("response.create");
        await ScriptedCall.RespondAsync(cluster[1].Voice, "r2", "i2", "Thank you, goodbye.", "c2", "end_call", "{}");

        before.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe(Offer);
        note.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("Say: \"Sorry, I lost you for a second.\"");
        (await Until.DoneAsync(playing)).ShouldContain("media");
        var result = await cluster.GetResultAsync(callId, 1);
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
        var evidence = result.GetProperty("evidence").EnumerateArray().ToDictionary(one => one.GetProperty("field").GetString()!, one => one.GetProperty("turn").GetInt32());
        evidence["party_size"].ShouldBe(1);
        evidence["confirmation_number"].ShouldBe(3);
        cluster[1].TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(0, "the restaurant must not be called twice");
        await Until.TrueAsync(() => cluster[1].TwilioServer.Requests.Count(request => request.IsEnd) == 1, "the line to be put down");
    }

    [SkippableFact]
    public async Task Adopt_EventNumbers_ContinueForClients()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster);
        var seen = CallSnapshotSerializer.Deserialize(copy.Copy.Snapshot).LastEvent;
        await cluster.AdoptAsync(1, copy);

        await cluster[1].ReportAsync(callId, "completed");
        var all = ServerSentEvents.Read(await cluster[1].Api.GetStringAsync($"/calls/{callId}/events"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/calls/{callId}/events");
        request.Headers.Add("Last-Event-ID", $"{seen}");
        using var answer = await cluster[1].Api.SendAsync(request);
        var rest = ServerSentEvents.Read(await answer.Content.ReadAsStringAsync());

        all.Count(one => one.Name == "turn").ShouldBe(1);
        all.Select(one => int.Parse(one.Id!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();
        rest[0].Name.ShouldBe("warning");
        rest[0].Data.GetRawText().ShouldContain("call.taken_up");
        rest[^1].Name.ShouldBe("outcome");
        rest.ShouldAllBe(one => one.Name != "turn");
    }

    [SkippableFact]
    public async Task Adopt_CalleeHungUpMeanwhile_HasAResult()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster, ScriptedCall.Agreement);
        await cluster.AdoptAsync(1, copy);

        await cluster[1].ReportAsync(callId, "completed");

        var result = await cluster.GetResultAsync(callId, 1);
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
    }

    [SkippableFact]
    public async Task Adopt_RingingCall_IsServedByAnotherServer()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var configuring = cluster[0].Voice.ConfigureAsync();
        var callId = await cluster[0].CallAsync();
        await configuring;
        var copy = await cluster.WaitForCopyAsync(1, callId, snapshot => snapshot.CallSid == FakeTwilio.CallSid);
        cluster.Lose(0, callId);

        var opening = cluster[1].Voice.ConfigureAsync();
        await cluster.AdoptAsync(1, copy);
        var parameters = await cluster[1].ParametersAsync(callId);
        await opening;
        using var stream = await cluster.OpenStreamAsync(callId, server: 1, parameters);
        await cluster[1].Voice.ReceiveAsync("input_audio_buffer.append");

        cluster[1].Voice.Received.ShouldAllBe(one => one.GetProperty("type").GetString() != "conversation.item.create", "nothing was said that could be taken up");
        (await cluster.GetViewAsync(callId, 1)).GetProperty("status").GetString().ShouldBe("in_progress");
    }

    [SkippableFact]
    public async Task Api_OwnerFailed_WaitsForTheAdoption()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster);

        var asking = cluster[1].Api.GetAsync($"/calls/{callId}");
        await cluster.AdoptAsync(1, copy);
        using var asked = await Until.DoneAsync(asking);

        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await asked.Content.ReadAsStringAsync()).ShouldContain("in_progress");
    }

    [SkippableFact]
    public async Task Adopt_AnsweredCall_IsConnectedByTwilioWithoutARequestOfTwilio()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster);

        await cluster.AdoptAsync(1, copy);

        await Until.TrueAsync(
            () => cluster[1].TwilioServer.Requests.Any(request => request.Field("Twiml")?.Contains($"/media-stream/{callId}", StringComparison.Ordinal) == true),
            "Twilio to be asked to connect the line");
    }

    [SkippableFact]
    public async Task Adopt_TwilioOpensAStreamBeforeTheRedirectArrives_TheCallContinues()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster);
        await cluster.AdoptAsync(1, copy);
        TwilioRequest? redirect = null;
        await Until.TrueAsync(
            () => (redirect = cluster[1].TwilioServer.Requests.FirstOrDefault(request => request.Field("Twiml") is not null)) is not null, "the redirect");

        // Twilio had asked for the next TwiML by itself. The redirect ends the stream that this opened.
        var parameters = await cluster.StreamEndedAsync(callId, server: 1);
        using var first = await cluster.OpenStreamAsync(callId, server: 1, parameters!);
        await first.StopAsync();
        using var second = await cluster.OpenStreamAsync(callId, server: 1, ClusterTestHost.ReadParameters(redirect!.Field("Twiml")!)!);

        await ScriptedCall.AddCalleeTurnAsync(cluster[1].Voice, "u2", "Are you still there?");
        await Until.TrueAsync(
            async () => (await cluster.GetViewAsync(callId, 1)).GetProperty("transcript").GetArrayLength() == 2, "the next turn");
        (await cluster.GetViewAsync(callId, 1)).GetProperty("status").GetString().ShouldBe("in_progress");
    }

    [SkippableFact]
    public async Task Adopt_TwoServersAtOnce_OneOwnsTheCall()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 3);
        var (callId, copy) = await HeardAndGoneAsync(cluster);

        var adopted = await Task.WhenAll(cluster.AdoptAsync(1, copy), cluster.AdoptAsync(2, copy));

        adopted.Count(isOwner => isOwner).ShouldBe(1);
        (cluster.IsOwner(1, callId) != cluster.IsOwner(2, callId)).ShouldBeTrue();
        cluster[1].TwilioServer.Requests.Concat(cluster[2].TwilioServer.Requests).ShouldAllBe(request => !request.IsEnd, "the line is in use");
        (await cluster.GetViewAsync(callId, 0)).GetProperty("status").GetString().ShouldBe("in_progress", "the request is forwarded to the one owner");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Adopt_OwnerStillRuns_DoesNotHangUp(bool wasPaused)
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        using var telephone = stream;
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", Offer);
        var copy = await cluster.WaitForCopyAsync(1, callId, snapshot => snapshot is { InProgress: true, Transcript.Count: 1 });
        (await cluster.AdoptAsync(1, copy)).ShouldBeTrue();

        // A server that was declared dead without a pause learns of it only later.
        if (wasPaused)
        {
            cluster[0].App.Services.GetRequiredService<ClusterCallOwnership>().Doubt();
        }

        await stream.StopAsync();

        await Until.TrueAsync(() => !cluster.IsOwner(0, callId), "the first server to relinquish the call");
        cluster.IsOwner(1, callId).ShouldBeTrue();
        (await cluster.GetViewAsync(callId, 0)).GetProperty("status").GetString().ShouldBe("in_progress", "it is asked for at the server that owns it");
        cluster[0].TwilioServer.Requests.ShouldAllBe(request => !request.IsEnd);
    }

    [SkippableFact]
    public async Task HandOver_CallThatAThirdServerHasAdopted_IsNotTakenFromIt()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 3);
        var (callId, copy) = await HeardAndGoneAsync(cluster);
        (await cluster.AdoptAsync(1, copy)).ShouldBeTrue();
        int[] others = [0, 2];
        await Until.TrueAsync(() => Array.Exists(others, HasItsCopy), "the copy of the new owner's call");
        var holder = Array.Find(others, HasItsCopy);

        // The former owner did not get the answer, and asks the next server.
        var grains = cluster[0].App.Services.GetRequiredService<IGrainFactory>();
        var successor = cluster[holder].App.Services.GetRequiredService<ClusterMembers>().Own.ToParsableString();
        var isTaken = await grains.GetGrain<ICallCopiesGrain>(successor).TakeOverAsync(copy.Copy);

        isTaken.ShouldBeFalse();
        (cluster.IsOwner(1, callId), cluster.IsOwner(holder, callId)).ShouldBe((true, false));
        (await cluster.AdoptAsync(1, copy)).ShouldBeTrue("the server that has it says so again: its first answer may have been lost");
        cluster.Calls(1).Get(callId).Generation.ShouldBe(1);

        bool HasItsCopy(int server) => cluster.Copies(server).Find(callId)?.Copy.Generation == 1;
    }

    [SkippableFact]
    public async Task Stop_LiveCall_IsHandedOverWithoutHangingUp()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        using var telephone = stream;
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", Offer);
        await cluster.WaitForCopyAsync(1, callId, snapshot => snapshot is { InProgress: true, Transcript.Count: 1 });

        await cluster[0].App.StopAsync();

        cluster.IsOwner(1, callId).ShouldBeTrue();
        cluster[0].TwilioServer.Requests.ShouldAllBe(request => !request.IsEnd);
        var view = await cluster.GetViewAsync(callId, 1);
        view.GetProperty("status").GetString().ShouldBe("in_progress");
        view.GetProperty("transcript").GetArrayLength().ShouldBe(1);
    }

    [SkippableFact]
    public async Task Stop_OtherServersAreStoppedToo_TheCallGoesToTheOneThatStays()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 3);
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        using var telephone = stream;
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", Offer);

        // The one that would be asked first is being stopped.
        var first = Members(0).ChooseOther(callId);
        var stopping = Members(1).Own.Equals(first) ? 1 : 2;
        cluster[stopping].App.Services.GetRequiredService<CallManager>().RefuseNewCalls();
        await cluster[0].App.StopAsync();

        cluster.IsOwner(3 - stopping, callId).ShouldBeTrue();
        cluster.IsOwner(stopping, callId).ShouldBeFalse();

        ClusterMembers Members(int server) => cluster[server].App.Services.GetRequiredService<ClusterMembers>();
    }

    [SkippableFact]
    public async Task Drain_EveryOtherServerIsStoppedToo_TheCallEndsWhereItIs()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        using var telephone = stream;

        var draining = Task.WhenAll(new[] { 1, 0 }.Select(server => ConciergeServer.DrainAsync(cluster[server].App, CancellationToken.None)));
        await cluster[1].ReportAsync(callId, "completed");

        (await Until.DoneAsync(draining)).ShouldAllBe(ended => ended);
        (cluster.IsOwner(0, callId), cluster.IsOwner(1, callId)).ShouldBe((true, false), "the call was not moved to a server that stops");
        (await cluster.GetResultAsync(callId, 0)).GetProperty("error_code").GetString().ShouldBe("call.callee_hung_up");
    }

    [SkippableFact]
    public async Task Adopt_Logs_HoldNoTranscriptNumberOrSecret()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, copy) = await HeardAndGoneAsync(cluster, ScriptedCall.Agreement);
        var secret = CallSnapshotSerializer.Deserialize(copy.Copy.Snapshot).Secret;

        await cluster.AdoptAsync(1, copy);
        await cluster.StreamEndedAsync(callId, server: 1);
        await cluster[1].ReportAsync(callId, "completed");
        await cluster.GetResultAsync(callId, 1);

        string[] forbidden = ["4155550142", "BK472", "all set", ServerTestHost.ApiKey, TestSettings.AuthToken, secret];
        foreach (var line in cluster[0].Logs.Lines.Concat(cluster[1].Logs.Lines))
        {
            forbidden.ShouldAllBe(word => !line.Contains(word, StringComparison.OrdinalIgnoreCase), line);
        }
    }

    // The restaurant has spoken, another server has the copy, and the owner has failed together with the media stream.
    private static async Task<(string CallId, CallCopy Copy)> HeardAndGoneAsync(ClusterTestHost cluster, string words = Offer)
    {
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 0);
        using var telephone = stream;
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", words);
        var holder = await cluster.FindCopyAsync(callId, snapshot => snapshot is { InProgress: true, Transcript.Count: 1 });
        var copy = cluster.Copies(holder).Find(callId)!;
        cluster.Lose(0, callId);
        return (callId, copy);
    }
}
