using Xunit.Abstractions;

namespace Concierge.Tests.Agents;

/// <summary>Prompt injection, other tasks, script and secrets are refused with their codes; bookings that only look similar are not.</summary>
public class RequestGuardrailPhraseTests(ITestOutputHelper output)
{
    private const string Fine = "ok";

    private static readonly IReadOnlyList<(string Code, string Text)> Table =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Agents", "guardrail-phrases.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(fields => (fields[0], fields[1]))];

    public static TheoryData<int> Rows() => [.. Enumerable.Range(0, Table.Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Check_Phrase_IsRefusedWithItsCodeOrAccepted(int row)
    {
        var session = new TestSession();

        var code = await CodeAsync(session, Table[row].Text);

        code.ShouldBe(Table[row].Code, Table[row].Text);
        if (Table[row].Code != Fine)
        {
            session.Calls.Started.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Phrases_Table_HasEnoughOfBothKinds()
    {
        var (caught, refused, passed, fine) = (0, 0, 0, 0);
        foreach (var (expected, text) in Table)
        {
            var right = await CodeAsync(new TestSession(), text) == expected;
            (caught, refused) = expected == Fine ? (caught, refused) : (caught + (right ? 1 : 0), refused + 1);
            (passed, fine) = expected == Fine ? (passed + (right ? 1 : 0), fine + 1) : (passed, fine);
        }

        output.WriteLine($"{caught} of {refused} refused by their code, {fine - passed} of {fine} honest requests refused");
        (refused, fine).ShouldSatisfyAllConditions(counts => counts.refused.ShouldBeGreaterThan(100), counts => counts.fine.ShouldBeGreaterThan(60));
    }

    // An honest request can fail later (unknown restaurant, no connection), but no guardrail refuses it.
    private static async Task<string> CodeAsync(TestSession session, string text) =>
        (await session.SayAsync(text)).Error?.Code is { } code
        && code is ("request.injection" or "request.off_topic" or "request.script" or "request.secret"
            or "request.control_characters" or "request.empty" or "phone.refused")
            ? code
            : Fine;
}
