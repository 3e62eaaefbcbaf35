using Xunit.Abstractions;

namespace Concierge.Tests.Agents;

/// <summary>Prompt injection, other tasks, scripts and secrets are refused with their codes. Booking requests that look similar are accepted.</summary>
public class RequestGuardrailPhraseTests(ITestOutputHelper output)
{
    private const string Accepted = "ok";

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

        var code = await GetGuardrailCodeAsync(session, Table[row].Text);

        code.ShouldBe(Table[row].Code, Table[row].Text);
        if (Table[row].Code != Accepted)
        {
            session.Calls.Started.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Table_HasEnoughRefusedAndAcceptedPhrases()
    {
        var (correctlyRefused, refused, correctlyAccepted, accepted) = (0, 0, 0, 0);
        foreach (var (expected, text) in Table)
        {
            var correct = await GetGuardrailCodeAsync(new TestSession(), text) == expected;
            (correctlyRefused, refused) = expected == Accepted ? (correctlyRefused, refused) : (correctlyRefused + (correct ? 1 : 0), refused + 1);
            (correctlyAccepted, accepted) = expected == Accepted ? (correctlyAccepted + (correct ? 1 : 0), accepted + 1) : (correctlyAccepted, accepted);
        }

        output.WriteLine($"{correctlyRefused} of {refused} refused by their code, {accepted - correctlyAccepted} of {accepted} legitimate requests refused");
        (refused, accepted).ShouldSatisfyAllConditions(counts => counts.refused.ShouldBeGreaterThan(100), counts => counts.accepted.ShouldBeGreaterThan(60));
    }

    // A legitimate request can still fail later (unknown restaurant, no connection), but no guardrail refuses it.
    private static async Task<string> GetGuardrailCodeAsync(TestSession session, string text) =>
        (await session.SayAsync(text)).Error?.Code is { } code
        && code is ("request.injection" or "request.off_topic" or "request.script" or "request.secret"
            or "request.control_characters" or "request.empty" or "phone.refused")
            ? code
            : Accepted;
}
