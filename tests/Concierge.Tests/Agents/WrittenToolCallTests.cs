using Concierge.Agents.Loop;
using Microsoft.Extensions.AI;
using static Concierge.Tests.Agents.ScriptedChatClient;

namespace Concierge.Tests.Agents;

/// <summary>Small models write tool calls as text, or misspell the names of tools.</summary>
public sealed class WrittenToolCallTests
{
    [Theory]
    [InlineData("""{"name":"transfer_to_reservation_agent","arguments":{}}""")]
    [InlineData("""{"name": "transfer_to_reservation_agent", "parameters": {}}""")]
    [InlineData("""{"type":"function","function":{"name":"transfer_to_reservation_agent","arguments":"{}"}}""")]
    [InlineData("""[{"name":"functions.transfer_to_reservation_agent"}]""")]
    [InlineData("```json\n{\"name\":\"transfer_to_reservation_agent\",\"arguments\":{}}\n```")]
    [InlineData("<tool_call>\n{\"name\": \"transfer_to_reservation_agent\", \"arguments\": {}}\n</tool_call>")]
    [InlineData("One moment. {\"name\":\"transfer_to_reservation_agent\",\"arguments\":{}}")]
    public async Task A_call_written_as_text_is_made_and_never_shown(string text)
    {
        var model = new ScriptedChatClient(_ => Say(text), _ => Say("Which restaurant?"));
        var session = new TestSession(model);

        var answer = await session.SayAsync("A table please");

        answer.Text.ShouldBe("Which restaurant?");
        session.StreamedText.ShouldNotContain("{");
        session.StreamedText.ShouldNotContain("transfer_to");
        model.Options[1]!.Tools!.Select(tool => tool.Name).ShouldContain("initiate_reservation_call");
    }

    [Theory]
    [InlineData(" transfer_to_reservation_agent ")]
    [InlineData("functions.transfer_to_reservation_agent")]
    [InlineData("default_api:transfer_to_reservation_agent")]
    [InlineData("Transfer_To_Reservation_Agent")]
    public async Task A_name_with_a_prefix_or_blanks_is_recognized(string name)
    {
        var model = new ScriptedChatClient(_ => Call(Tool("h", name)), _ => Say("Which restaurant?"));

        (await new TestSession(model).SayAsync("A table please")).Text.ShouldBe("Which restaurant?");

        model.ReceivedMessages[1].SelectMany(message => message.Contents).OfType<FunctionCallContent>().Single().Name.ShouldBe("transfer_to_reservation_agent");
    }

    [Fact]
    public async Task A_written_call_of_an_unknown_tool_is_refused_to_the_model_and_never_shown()
    {
        var model = new ScriptedChatClient(_ => Say("""{"name":"launch_missiles","arguments":{}}"""), _ => Say("Which restaurant?"));
        var session = new TestSession(model);

        (await session.SayAsync("A table please")).Text.ShouldBe("Which restaurant?");

        session.StreamedText.ShouldNotContain("{");
        model.ReceivedMessages[1].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Single().Result!.ToString()!.ShouldContain("not found");
    }

    [Fact]
    public async Task An_answer_in_JSON_is_asked_for_in_words()
    {
        var model = new ScriptedChatClient(_ => Say("""{"answer":"Which restaurant?"}"""), _ => Say("Which restaurant?"));
        var session = new TestSession(model);

        (await session.SayAsync("A table please")).Text.ShouldBe("Which restaurant?");

        session.StreamedText.ShouldNotContain("{");
    }

    [Fact]
    public async Task A_model_that_answers_only_in_JSON_shows_none_of_it()
    {
        var model = new ScriptedChatClient(_ => Say("""{"answer":"Which restaurant?"}"""));
        var session = new TestSession(model);

        (await session.SayAsync("A table please")).Text.ShouldNotContain("{");

        session.StreamedText.ShouldNotContain("{");
        model.ReceivedMessages.Count.ShouldBeLessThan(AgentLoop.StepLimit);
    }

    [Fact]
    public async Task Brackets_in_a_sentence_are_no_tool_call()
    {
        var model = new ScriptedChatClient(_ => Say("Which day {of these} or [those]: 'a' `b`?"));

        (await new TestSession(model).SayAsync("A table please")).Text.ShouldBe("Which day?");
    }
}
