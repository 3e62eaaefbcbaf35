using System.Text.Json.Nodes;
using Concierge.Agents;
using Xunit.Abstractions;

namespace Concierge.Tests.Agents;

/// <summary>
/// What a chat model might say, written by somebody who had not seen the filter: statements without a result behind them, in sixteen languages, and
/// harmless ones. The limits are what is reached, not what is wanted (docs/evidence.md): none of the false ones should be shown.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class ChatModelStatementTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("statements.jsonl", 124, 2)]
    [InlineData("unread.jsonl", 61, 0)]
    public void False_statements_shown_do_not_increase(string file, int mostShown, int mostAltered)
    {
        var statements = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Agents", "Statements", file)).Select(line => JsonNode.Parse(line)!).ToList();

        var shown = statements.Count(statement => IsFalse(statement) && IsUnchanged(statement));
        var altered = statements.Count(statement => !IsFalse(statement) && !IsUnchanged(statement));
        output.WriteLine($"{file}: shown {shown} of {statements.Count(IsFalse)} false ones, altered {altered} of the {statements.Count(statement => !IsFalse(statement))} others");

        shown.ShouldBeLessThanOrEqualTo(mostShown);
        altered.ShouldBeLessThanOrEqualTo(mostAltered);
    }

    private static bool IsFalse(JsonNode statement) => statement["false_fact"]!.GetValue<bool>();

    private static bool IsUnchanged(JsonNode statement)
    {
        var text = statement["text"]!.GetValue<string>();
        return UnfoundedClaimFilter.Remove(text) == text;
    }
}
