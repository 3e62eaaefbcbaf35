using System.Text.Json.Nodes;
using Concierge.Calls.Judging;

namespace Concierge.Tests.Calls;

/// <summary>The sample that compiles the judgement before a call needs it.</summary>
public sealed class JudgeWarmUpTests
{
    [Fact]
    public async Task Sample_goes_through_the_whole_judgement()
    {
        var judged = JsonNode.Parse(await JudgeWarmUp.StartAsync())!;

        judged["verdict"]!.GetValue<string>().ShouldBe("confirmed");
        judged["confirmation_number"]!.GetValue<string>().ShouldBe("BK472");
    }
}
