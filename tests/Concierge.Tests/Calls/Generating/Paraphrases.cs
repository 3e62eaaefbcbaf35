using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Concierge.Tests.Calls.Generating;

/// <summary>Other words for the same call: what a verdict must not depend on.</summary>
internal static partial class Paraphrases
{
    private static readonly (string From, string To)[] Contractions =
    [
        ("I've", "I have"), ("we've", "we have"), ("you're", "you are"), ("it's", "it is"), ("that's", "that is"), ("I'll", "I will"), ("we'll", "we will"),
        ("don't", "do not"), ("can't", "cannot"), ("there's", "there is"), ("we're", "we are"), ("I'm", "I am"),
    ];

    private static readonly (string From, string To)[] Synonyms =
    [
        ("yes", "yeah"), ("yeah", "yes"), ("yep", "yes"), ("okay", "alright"), ("booked", "reserved"), ("goodbye", "bye"), ("thank you", "thanks"), ("great", "perfect"),
        ("sure", "of course"), ("lovely", "wonderful"),
    ];

    public static IReadOnlyList<(string Name, Action<JsonObject, Random> Change)> All { get; } =
    [
        ("recognizer", (call, _) => ForEach(call, "", text => Spaces().Replace(Marks().Replace(text.ToLowerInvariant(), " "), " ").Trim())),
        ("capitals", (call, _) => ForEach(call, "", text => text.ToUpperInvariant())),
        ("long_forms", (call, _) => ForEach(call, "restaurant", text => Replace(text, Contractions, isReverse: false))),
        ("contractions", (call, _) => ForEach(call, "restaurant", text => Replace(text, Contractions, isReverse: true))),
        ("synonyms", (call, _) => ForEach(call, "restaurant", text => Replace(text, Synonyms, isReverse: false))),
        ("fillers", (call, random) => ForEach(call, "restaurant", text => $"{Pick(random, "Um", "Uh", "Er", "Well", "So")}, {text}")),
        ("fillers_between", (call, random) => ForEach(call, "restaurant", text => Comma().Replace(text, $", {Pick(random, "um", "uh", "er")}, "))),
        ("hesitation", (call, _) => ForEach(call, "restaurant", text => First().Replace(text, "$1, $1"))),
        ("address", (call, random) => ForEach(call, "restaurant", text => End().Replace(text, $", {Pick(random, "sir", "madam", "love", "my dear")}$1"))),
        ("farewell", (call, random) => WrittenCall.Add(call, Pick(random, "Have a lovely evening.", "Bye bye now.", "Take care.", "Thank you for calling."))),
        ("house_rule", (call, random) => WrittenCall.Add(
            call,
            Pick(random,
                "We keep the table for fifteen minutes.", "If you're running late, just give us a ring.", "The kitchen closes at ten.", "Parking is behind the house.",
                "We don't allow dogs.", "There's no dress code."),
            "Good to know, thank you.")),
        ("small_talk", (call, random) => WrittenCall.Add(
            call, Pick(random, "It's raining cats and dogs here.", "We're looking forward to it.", "The lamb is very good at the moment."), "Lovely, goodbye.")),
    ];

    private static void ForEach(JsonObject call, string who, Func<string, string> change)
    {
        foreach (var turn in call["turns"]!.AsArray())
        {
            if (who.Length == 0 || turn!["who"]!.GetValue<string>() == who)
            {
                turn!["text"] = change(turn["text"]!.GetValue<string>());
            }
        }
    }

    private static string Replace(string text, (string From, string To)[] pairs, bool isReverse)
    {
        foreach (var (from, to) in pairs)
        {
            var (old, replacement) = isReverse ? (to, from) : (from, to);
            var replaced = Regex.Replace(text, $@"\b{Regex.Escape(old)}\b(?!')", replacement, RegexOptions.IgnoreCase);
            if (replaced != text && pairs == Synonyms)
            {
                return replaced;
            }

            text = replaced;
        }

        return text;
    }

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];

    // An apostrophe belongs to a word; "7:30" is said as "7 30".
    [GeneratedRegex(@"[^\w\s'$£€]|_")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@",\s+")]
    private static partial Regex Comma();

    [GeneratedRegex(@"^(\w+)")]
    private static partial Regex First();

    [GeneratedRegex(@"([.!]?)$")]
    private static partial Regex End();
}
