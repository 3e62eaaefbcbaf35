using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Cli.Tests;
using Concierge.EndToEndTests.Processes;
using Xunit.Abstractions;

namespace Concierge.EndToEndTests.Web;

/// <summary>A rehearsal in the browser: a person, or a scenario chosen there, answers the call of the production server.</summary>
public sealed class WebRehearsalTests(WebRehearsalFixture web, ITestOutputHelper output) : IClassFixture<WebRehearsalFixture>
{
    private const string Greeting = "Luigi's, good evening, how can I help you?";
    private const string Accepted = "Great, you're all set. Your confirmation code is LZ372.";
    private const string Agreed = "Yes, that's right. We'll see you tomorrow at 7:00.";

    [SkippableFact]
    public async Task A_person_who_answers_by_text_takes_the_booking()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var person = await web.OpenTelephoneAsync();

        await BookAsync(person, person.SayAsync);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task A_person_who_answers_by_microphone_takes_the_booking()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var person = await web.OpenTelephoneAsync();

        await BookAsync(person, text => person.SpeakAsync(text
            .Replace("LZ372", "L as in lima, Z as in zulu, three, seven, two", StringComparison.Ordinal)
            .Replace("7:00", "seven o'clock", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_call_that_the_person_declines_is_busy()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await web.ChooseAnsweringAsync("""{"by":"person"}""");
        await using var person = await web.OpenTelephoneAsync();
        var callId = await web.PlaceCallAsync();
        await person.NextAsync("ringing");

        await person.SendAsync("""{"event":"decline"}""");

        (await web.WaitForResultAsync(callId)).GetText("outcome").ShouldBe("busy");
    }

    [SkippableFact]
    public async Task A_person_who_hangs_up_has_booked_nothing()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await web.ChooseAnsweringAsync("""{"by":"person"}""");
        await using var person = await web.OpenTelephoneAsync();
        var callId = await web.PlaceCallAsync();
        await person.AnswerAsync();
        await person.SayAsync(Greeting);
        await person.HearTurnAsync();

        await person.SendAsync("""{"event":"hang_up"}""");

        (await person.NextAsync("hung_up")).GetText("by").ShouldBe("restaurant");
        var result = await web.WaitForResultAsync(callId);
        output.WriteLine(result.ToString());
        result.GetText("outcome").ShouldNotBe("confirmed");
    }

    [SkippableTheory]
    [InlineData("POST", "/console/answering", """{"by":"person"}""")]
    [InlineData("POST", "/console/voice", """{"voice":"offline"}""")]
    [InlineData("GET", "/console/telephone", null)]
    public async Task Who_may_not_operate_does_not_answer_the_calls_of_others(string method, string path, string? body)
    {
        RehearsedRequest.SkipWithoutSpeech();
        using var ann = await web.CreatePersonAsync($"ann-{method}-{path.Length}");
        (await ann.GetStringAsync("/console/scenarios")).ShouldContain("accepts");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var refused = await ann.SendAsync(request);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("api.not_admin");
    }

    [SkippableFact]
    public async Task A_scenario_that_was_chosen_answers()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await web.ChooseAnsweringAsync("""{"by":"scenario","scenario":"busy"}""");
        (await web.Client.GetFromJsonAsync<JsonElement>("/console/answering")).ToString().ShouldBe("""{"by":"scenario","scenario":"busy"}""");

        var callId = await web.PlaceCallAsync();

        (await web.WaitForResultAsync(callId)).GetText("outcome").ShouldBe("busy");
    }

    [SkippableTheory]
    [InlineData("""{"by":"scenario","scenario":"no-such-thing"}""", "request.scenario")]
    [InlineData("""{"by":"nobody"}""", "request.answering")]
    [InlineData("not json", "request.answering")]
    public async Task A_choice_that_does_not_exist_is_refused(string json, string code)
    {
        RehearsedRequest.SkipWithoutSpeech();
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var answer = await web.Client.PostAsync("/console/answering", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetText("code").ShouldBe(code);
    }

    [SkippableFact]
    public async Task Without_a_key_of_OpenAIs_only_the_offline_voice_model_can_be_chosen()
    {
        RehearsedRequest.SkipWithoutSpeech();
        using var body = new StringContent("""{"voice":"openai"}""", System.Text.Encoding.UTF8, "application/json");

        using var answer = await web.Client.PostAsync("/console/voice", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetText("code").ShouldBe("request.voice");
        (await web.Client.GetStringAsync("/console/voice")).ShouldBe("""{"voice":"offline"}""");
        var session = await web.Client.GetFromJsonAsync<JsonElement>("/console/session");
        (session.GetProperty("rehearsal").GetBoolean(), session.GetProperty("voices").ToString()).ShouldBe((true, """["offline"]"""));
    }

    [SkippableFact]
    public async Task The_scenarios_are_listed_and_the_start_is_printed()
    {
        RehearsedRequest.SkipWithoutSpeech();

        var scenarios = await web.Client.GetFromJsonAsync<JsonElement>("/console/scenarios");

        var later = scenarios.EnumerateArray().Single(scenario => scenario.GetText("name") == "offers-later");
        later.GetText("description").ShouldBe("Is full at the requested time and offers a table half an hour later.");
        later.GetProperty("expected").EnumerateArray().Select(outcome => outcome.GetString()).ShouldBe(["confirmed", "alternative_offered"]);
        (await JsonLinesSchema.ValidateAsync(web.StartedLine)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_telephone_needs_a_session_or_the_key()
    {
        RehearsedRequest.SkipWithoutSpeech();
        using var stranger = new HttpClient { BaseAddress = web.Client.BaseAddress };

        foreach (var path in (string[])["/console/telephone", "/console/scenarios", "/console/answering"])
        {
            using var answer = await stranger.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    private async Task BookAsync(PersonAtTelephone person, Func<string, Task> speakAsync)
    {
        await web.ChooseAnsweringAsync("""{"by":"person"}""");
        var callId = await web.PlaceCallAsync();
        var ringing = await person.AnswerAsync();
        (ringing.GetText("call_id"), ringing.GetText("restaurant")).ShouldBe((callId, "Luigi's"));
        await speakAsync(Greeting);
        (await person.HearTurnAsync()).ShouldBeTrue("the agent hung up after the greeting");
        await speakAsync(Accepted);
        while (await person.HearTurnAsync())
        {
            await speakAsync(Agreed);
        }

        var result = await web.WaitForResultAsync(callId);

        output.WriteLine(string.Join('\n', person.Heard));
        output.WriteLine(result.ToString());
        result.GetText("outcome").ShouldBe("confirmed");
        result.GetText("confirmation_number").ShouldBe("LZ372");
        (result.GetProperty("party_size").GetInt32(), result.GetText("time")).ShouldBe((4, "19:00"));
        person.Heard.Count.ShouldBeGreaterThanOrEqualTo(3);
    }
}
