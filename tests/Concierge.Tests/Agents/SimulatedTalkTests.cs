using Concierge.Language.Phones;
using Concierge.Restaurants;
using NodaTime;
using Xunit.Abstractions;

namespace Concierge.Tests.Agents;

/// <summary>Simulated talks against a directory of a thousand names: which end in the right call, in a wrong one, or in none.</summary>
[Trait("Category", "Corpus")]
public sealed class SimulatedTalkTests(ITestOutputHelper output)
{
    private const int MaxTurns = 16;
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly IReadOnlyList<string> Names = CreateNames();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sample_of_talks_ends_without_a_wrong_call(bool isDifficult) => await RunAsync(40, isDifficult, mostWrong: 0);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Thousands_of_talks_end_with_hardly_a_wrong_call(bool isDifficult) => await RunAsync(2500, isDifficult, mostWrong: 2);

    private async Task RunAsync(int talks, bool isDifficult, int mostWrong)
    {
        var directory = new FakeRestaurantDirectory([.. Names.Select((name, index) => new Restaurant(
            name, PhoneNumber.TryParse($"+49753155{index:D5}", out var number) ? number : throw new InvalidOperationException()))]);
        List<string> wrong = [];
        List<string> endless = [];
        var right = 0;
        for (var seed = 0; seed < talks; seed++)
        {
            var guest = new SimulatedGuest(seed, isDifficult, Names, Today);
            var (session, talk) = await TalkAsync(guest, directory);
            if (session is null)
            {
                endless.Add(talk);
            }
            else if (session.Calls.Started is [var call, ..])
            {
                var isRight = (call.RestaurantName, call.PartySize, call.Date, call.Time) == (guest.Restaurant, guest.Party, guest.Date, guest.Time);
                right += isRight ? 1 : 0;
                if (!isRight)
                {
                    wrong.Add($"{talk}\n  called {call.RestaurantName} for {call.PartySize} on {call.Date} at {call.Time}");
                }
            }
        }

        output.WriteLine($"{talks} talks: {right} right calls, {wrong.Count} wrong, {endless.Count} without an end, {talks - right - wrong.Count - endless.Count} without a call");
        wrong.Concat(endless).ToList().ForEach(output.WriteLine);
        wrong.Count.ShouldBeLessThanOrEqualTo(mostWrong);
        endless.ShouldBeEmpty();
    }

    private static async Task<(TestSession? Session, string Talk)> TalkAsync(SimulatedGuest guest, FakeRestaurantDirectory directory)
    {
        var session = new TestSession(directory: directory);
        var said = guest.Open();
        var talk = said;
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var answer = await session.SayAsync(said);
            talk += $"\n  {answer.Text}";
            if (session.Calls.Started.Count > 0 || answer.Text.Contains("I stop here", StringComparison.Ordinal))
            {
                return (session, talk);
            }

            said = guest.Answer(answer.Text);
            talk += $"\n> {said}";
        }

        return (null, talk);
    }

    private static List<string> CreateNames()
    {
        string[] first = ["Golden", "Blue", "Old", "Little", "Red", "Silver", "Casa", "Villa", "Trattoria", "Osteria", "Chez", "Bistro", "Café", "The Royal", "The Green", "Da", "Le", "Zum", "Taverna", "Sushi"];
        string[] second =
        [
            "Lantern", "Anchor", "Olive", "Mario", "Bella", "Fig", "Dragon", "Garden", "Rose", "Lion", "Swan", "Pepe", "Rosso", "Verde", "Lotus", "Crown", "Otter", "Heron",
            "Nonna", "Luna", "Sole", "Tokyo", "Napoli", "Basilico", "Kiln", "Saffron", "Juniper", "Thistle", "Marlow", "Quince", "Barolo", "Mirabel", "Zest", "Ember", "Cobalt",
            "Sorrel", "Wren", "Petrel", "Vesta", "Alder", "Bramble", "Cedar", "Damson", "Elder", "Fennel", "Ginger", "Hazel", "Indigo", "Jasmine", "Kestrel",
        ];
        return [.. first.SelectMany(word => second.Select(other => $"{word} {other}"))];
    }
}
