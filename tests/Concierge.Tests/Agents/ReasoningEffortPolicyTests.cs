using Concierge.Agents.OpenAI;

namespace Concierge.Tests.Agents;

public sealed class ReasoningEffortPolicyTests
{
    [Theory]
    [InlineData("gpt-6", true)]
    [InlineData("gpt-6-luna", true)]
    [InlineData("gpt-6-luna-2026-09-22", true)]
    [InlineData("gpt-6.1-terra", true)]
    [InlineData("gpt-6.2-astra", true)]
    [InlineData("gpt-6.10", true)]
    [InlineData("gpt-5.6", true)]
    [InlineData("gpt-5.6-luna", true)]
    [InlineData("gpt-5.60-luna", false)]
    [InlineData("gpt-60", false)]
    [InlineData("gpt-6x", false)]
    [InlineData("gpt-5", false)]
    [InlineData("gpt-5-mini", false)]
    [InlineData("gpt-5.4-mini", false)]
    [InlineData("gpt-4o", false)]
    [InlineData("my-gpt-6-luna", false)]
    [InlineData("llama3.2", false)]
    public void RequiresNone_DependsOnTheModelFamily(string model, bool required) => ReasoningEffortPolicy.RequiresNone(model).ShouldBe(required);

    [Theory]
    [InlineData("gpt-6-luna", null, "none", true)]
    [InlineData("gpt-4o", null, null, true)]
    [InlineData("gpt-6-luna", "off", null, false)]
    [InlineData("gpt-4o", "high", "high", false)]
    [InlineData("gpt-6-luna", "low", "low", false)]
    public void Effort_SettingOverridesTheModelFamily(string model, string? setting, string? effort, bool mayTryAlternative)
    {
        var policy = new ReasoningEffortPolicy(model, setting);

        policy.Effort.ShouldBe(effort);
        policy.MayTryAlternative.ShouldBe(mayTryAlternative);
    }

    [Fact]
    public void Remember_ReplacesTheEffort()
    {
        var policy = new ReasoningEffortPolicy("gpt-6-luna", setting: null);

        policy.Remember(ReasoningEffortPolicy.GetAlternative(policy.Effort));
        policy.Effort.ShouldBeNull();
        policy.Remember(ReasoningEffortPolicy.GetAlternative(policy.Effort));
        policy.Effort.ShouldBe("none");
    }
}
