using Concierge.Calls.Blocking;
using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

public sealed class CalleeObjectionDetectorTests
{
    [Theory]
    [InlineData("Please don't call us again.", BlockReason.DoNotCall)]
    [InlineData("please do not call this number again thank you", BlockReason.DoNotCall)]
    [InlineData("Never call here again!", BlockReason.DoNotCall)]
    [InlineData("stop calling us", BlockReason.DoNotCall)]
    [InlineData("Take us off your list.", BlockReason.DoNotCall)]
    [InlineData("we don't want any more calls from machines", BlockReason.DoNotCall)]
    [InlineData("I think you have the wrong number.", BlockReason.WrongNumber)]
    [InlineData("Sorry, wrong number.", BlockReason.WrongNumber)]
    [InlineData("this is not a restaurant, this is a private house", BlockReason.WrongNumber)]
    public void Find_PlainObjection_IsFound(string words, BlockReason expected) =>
        CalleeObjectionDetector.Find([new TranscriptTurn(1, Speaker.Restaurant, words, TimeSpan.Zero, false)]).ShouldBe(expected);

    [Theory]
    [InlineData("You don't have to call us again to confirm.")]
    [InlineData("Please don't call again until Monday, the manager is away.")]
    [InlineData("Call us again if anything changes.")]
    [InlineData("Don't call back, you're all set.")]
    [InlineData("Is this the number we should call again?")]
    [InlineData("You gave me the wrong day, but the number is right.")]
    [InlineData("Did I write the wrong number of people?")]
    [InlineData("this is not a restaurant for large groups")]
    public void Find_OtherWords_AreNoObjection(string words) =>
        CalleeObjectionDetector.Find([new TranscriptTurn(1, Speaker.Restaurant, words, TimeSpan.Zero, false)]).ShouldBeNull();

    // 75 utterances in many registers, with which the rules were made.
    [Fact]
    public void Find_WrittenUtterances_AreReadAsMeant()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Calls", "Objections", "objections.tsv"));

        var misread = lines.Select(line => line.Split('\t'))
            .Select(parts => (Text: parts[1], Expected: parts[0], Found: GetName(CalleeObjectionDetector.Find([CreateTurn(parts[1])]))))
            .Where(utterance => utterance.Found != utterance.Expected)
            .ToList();

        lines.Length.ShouldBe(75);
        misread.ShouldBeEmpty();
    }

    // 160 utterances of a writer who has not seen the rules; each second one was never read while they were made. Of the unread ones the rules find 9 of 25
    // objections and 6 of 15 wrong numbers, and take none of 40 others for one: who means it says it in a thousand ways.
    [Fact]
    public void Find_UtterancesOfAnotherWriter_NoFalseObjectionAndNoFewerFound()
    {
        var read = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Calls", "Objections", "objections-blind.tsv"))
            .Select(line => line.Split('\t'))
            .Select(parts => (Expected: parts[0], Found: GetName(CalleeObjectionDetector.Find([CreateTurn(parts[1])]))))
            .ToList();

        read.Count.ShouldBe(160);
        read.Count(utterance => utterance is ("none", not "none")).ShouldBe(0);
        read.Count(utterance => utterance is ("do_not_call", "do_not_call")).ShouldBeGreaterThanOrEqualTo(33);
        read.Count(utterance => utterance is ("wrong_number", "wrong_number")).ShouldBeGreaterThanOrEqualTo(20);
    }

    // Thousands of turns of restaurants, and three of others who have their numbers.
    [Fact]
    public void Find_RestaurantsOfTheWrittenEndings_DoNotObject() => WrittenEndings.ReadAll()
        .SelectMany(call => call["turns"]!.AsArray())
        .Where(turn => turn!["who"]!.GetValue<string>() == "restaurant")
        .Select(turn => turn!["text"]!.GetValue<string>())
        .Where(text => CalleeObjectionDetector.Find([CreateTurn(text)]) is not null)
        .ShouldBe(
            [
                "for two at eight we're a yoga school you'll be wanting the other lotus but keep breathing yes",
                "casa mia no this is a private house we get this all the time",
                "here is sumo sushi factory no restaurant here we make for shop",
            ],
            ignoreOrder: true);

    private static TranscriptTurn CreateTurn(string text) => new(1, Speaker.Restaurant, text, TimeSpan.Zero, false);

    private static string GetName(BlockReason? reason) => reason switch
    {
        BlockReason.DoNotCall => "do_not_call",
        BlockReason.WrongNumber => "wrong_number",
        _ => "none",
    };

    [Fact]
    public void Find_WordsOfTheAgent_AreNoObjection() =>
        CalleeObjectionDetector.Find([new TranscriptTurn(1, Speaker.Agent, "Please don't call us again.", TimeSpan.Zero, false)]).ShouldBeNull();
}
