using System.Text.Json;
using Concierge.Tests.Server;

namespace Concierge.Tests.Mcp;

/// <summary>What a client learns of the tools.</summary>
[Trait("Category", "Server")]
public sealed class ToolListTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly string[] Names =
    [
        "answer_question", "cancel_booking", "change_booking", "find_restaurants", "hang_up", "list_bookings", "list_calls", "place_call", "plan_call",
        "wait_for_call",
    ];

    // Tools that dial, or speak in the guest's name.
    private static readonly string[] Calling = ["answer_question", "cancel_booking", "change_booking", "hang_up", "place_call"];

    private static readonly string[] ReadingOnly = ["find_restaurants", "list_bookings", "list_calls", "wait_for_call"];

    [Theory]
    [InlineData(McpTransport.Http)]
    [InlineData(McpTransport.HttpSession)]
    [InlineData(McpTransport.Stdio)]
    public async Task Tools_HaveSchemasAndSayWhatTheyDo(McpTransport transport)
    {
        await using var client = await McpTestClient.ConnectAsync(server.Host, transport);

        var tools = await client.Client.ListToolsAsync();

        tools.Select(tool => tool.Name).Order(StringComparer.Ordinal).ShouldBe(Names);
        foreach (var tool in tools.Select(tool => tool.ProtocolTool))
        {
            tool.Title.ShouldNotBeNullOrEmpty();
            tool.Description.ShouldNotBeNullOrEmpty();
            tool.InputSchema.GetProperty("type").GetString().ShouldBe("object");
            tool.InputSchema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(tool.Name);
            tool.OutputSchema.ShouldNotBeNull().GetProperty("type").GetString().ShouldBe("object");
            ShouldDescribeEverything(tool.Name, tool.InputSchema);
            ShouldDescribeEverything(tool.Name, tool.OutputSchema.Value);
            var annotations = tool.Annotations.ShouldNotBeNull();
            (annotations.ReadOnlyHint, annotations.DestructiveHint).ShouldBe((ReadingOnly.Contains(tool.Name), Calling.Contains(tool.Name)), tool.Name);
            annotations.IdempotentHint.ShouldNotBeNull();
            annotations.OpenWorldHint.ShouldNotBeNull();
        }

        client.Client.ServerInfo.ShouldNotBeNull().Name.ShouldBe("concierge");
        client.Client.ServerInstructions.ShouldNotBeNull().ShouldContain("You cannot give it.");
    }

    // No argument can stand for the guest's yes.
    [Fact]
    public async Task Tools_ThatCall_HaveNoArgumentForTheYes()
    {
        await using var client = await McpTestClient.ConnectAsync(server.Host);

        var tools = await client.Client.ListToolsAsync();

        var arguments = tools.Single(tool => tool.Name == "place_call").ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject();
        arguments.Select(argument => argument.Name).ShouldBe(["plan_id"]);
    }

    [Theory]
    [InlineData("place_call", "{}")]
    [InlineData("place_call", """{"plan_id":"p","agreed":true}""")]
    [InlineData("plan_call", """{"party_size":"four"}""")]
    [InlineData("find_restaurants", """{"name":[]}""")]
    public async Task Arguments_OfTheWrongForm_AreRefused(string tool, string arguments)
    {
        await using var client = await McpTestClient.ConnectAsync(server.Host);

        (await client.CallRefusedAsync(tool, JsonElement.Parse(arguments))).ShouldBe("mcp.arguments");
    }

    [Fact]
    public async Task Arguments_ThatAreTooLong_AreRefused()
    {
        await using var client = await McpTestClient.ConnectAsync(server.Host);
        var arguments = JsonSerializer.SerializeToElement(new { name = new string('x', 50_000) });

        (await client.CallRefusedAsync("find_restaurants", arguments)).ShouldBe("mcp.arguments");
    }

    private static void ShouldDescribeEverything(string tool, JsonElement schema)
    {
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            property.Value.GetProperty("description").GetString().ShouldNotBeNullOrEmpty($"{tool}: {property.Name}");
        }
    }
}
