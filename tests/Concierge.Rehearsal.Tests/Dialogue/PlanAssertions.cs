using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>Assertions about a response plan.</summary>
internal static class PlanAssertions
{
    /// <summary>Asserts that the plan calls only this function.</summary>
    /// <returns>The arguments.</returns>
    public static JsonElement ShouldCall(this ResponsePlan plan, string function)
    {
        PlannedFunctionCall call = plan.FunctionCalls.ShouldHaveSingleItem();
        call.Name.ShouldBe(function, call.ArgumentsJson);
        return JsonSerializer.Deserialize<JsonElement>(call.ArgumentsJson);
    }

    /// <summary>Asserts that the plan calls this function and says nothing.</summary>
    /// <returns>The arguments.</returns>
    public static JsonElement ShouldOnlyCall(this ResponsePlan plan, string function)
    {
        plan.Speech.ShouldBeNull();
        return plan.ShouldCall(function);
    }

    public static void ShouldReport(this ResponsePlan plan, string outcome) =>
        plan.ShouldOnlyCall("report_outcome").GetProperty("outcome").GetString().ShouldBe(outcome);

    public static void ShouldSay(this ResponsePlan plan, string speech)
    {
        plan.FunctionCalls.ShouldBeEmpty();
        plan.Speech.ShouldBe(speech);
    }
}
