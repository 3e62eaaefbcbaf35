using System.Text.Json.Nodes;
using Concierge.Agents.Questions;
using Concierge.Agents.Replies;
using Concierge.Language;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Concierge.Tests.Agents;

/// <summary>
/// What a chat model might say, written by somebody who had not seen the program: statements without a result behind them, in sixteen languages, and
/// harmless ones. None of their words is shown (docs/evidence.md); what a harmless one asks for is asked.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class ChatModelStatementTests(ITestOutputHelper output)
{
    private static readonly string[] Guests =
        ["hello", "is my table booked?", "A table at Luigi's for 4 people", "A table at Luigi's for 4 people tomorrow at 7pm"];

    private static readonly HashSet<string> OwnSentences =
    [
        .. Enum.GetValues<GuestQuestion>().Select(GuestQuestionFormatter.Format).OfType<string>(),
        .. HarmlessPhrases.Shown.Append(FallbackReply.NoCallMade).Append(FallbackReply.Capabilities).SelectMany(SentenceSplitter.Split),
        .. Enumerable.Range(0, 1 << Enum.GetValues<BookingField>().Length)
            .Select(set => GuestQuestionFormatter.FormatFields([.. Enum.GetValues<BookingField>().Where((_, index) => (set & (1 << index)) != 0)])),
        "Which one do you mean?",
    ];

    private readonly ModelReplyReader _reader = new(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero)), nameKnown: true);

    [Theory]
    [InlineData("statements.jsonl", 32)]
    [InlineData("unread.jsonl", 16)]
    public void No_statement_is_shown_and_questions_are_asked(string file, int leastAsked)
    {
        var statements = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Agents", "Statements", file)).Select(line => JsonNode.Parse(line)!).ToList();
        var harmless = statements.Where(statement => !IsFalse(statement)).ToList();

        var shown = statements.Count(statement => IsFalse(statement) && IsShown(statement));
        var altered = harmless.Count(statement => Read(statement, Guests[0]).Text != GetText(statement));
        var asking = harmless.Where(statement => GetText(statement).TrimEnd().EndsWith('?')).ToList();
        var asked = asking.Count(statement => Read(statement, Guests[0]).Questions.Count > 0);
        output.WriteLine(
            $"{file}: shown {shown} of {statements.Count(IsFalse)} false ones; in our wording {altered} of the {harmless.Count} others; "
            + $"asked for what {asked} of their {asking.Count} questions ask for");

        shown.ShouldBe(0);
        statements.SelectMany(GetForeignSentences).ShouldBeEmpty();
        asked.ShouldBeGreaterThanOrEqualTo(leastAsked);
    }

    private static bool IsFalse(JsonNode statement) => statement["false_fact"]!.GetValue<bool>();

    private static string GetText(JsonNode statement) => statement["text"]!.GetValue<string>();

    private Concierge.Agents.Loop.ModelReply Read(JsonNode statement, string guest) => _reader.Read(GetText(statement), [new(ChatRole.User, guest)]);

    private bool IsShown(JsonNode statement) => Guests.Any(guest =>
        SentenceSplitter.Split(GetText(statement)).Any(sentence => Read(statement, guest).Text.Contains(sentence, StringComparison.Ordinal)));

    // Whatever the model says, each sentence of the answer is one of the program's.
    private IEnumerable<string> GetForeignSentences(JsonNode statement) => Guests
        .Select(guest => Read(statement, guest))
        .SelectMany(reply => SentenceSplitter.Split(reply.Text).Concat(reply.Questions))
        .Where(sentence => !OwnSentences.Contains(sentence));
}
