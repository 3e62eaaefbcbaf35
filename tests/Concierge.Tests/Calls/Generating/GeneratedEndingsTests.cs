using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Concierge.Tests.Calls.Generating;

/// <summary>
/// Judges false calls and paraphrases that are made of the written true bookings with a seed. The limits are what is reached: a change that
/// makes a rate worse fails.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class GeneratedEndingsTests(ITestOutputHelper output)
{
    private const int Seeds = 20;
    private const int CallsOfSeed = 1000;
    private const int CallsOfSample = 250;
    private const double MaxMissedShare = 0.10;

    [Fact]
    public async Task Sample_of_false_calls_books_nothing() => (await CountAsync(EndingGenerator.MakeFalse(1, CallsOfSample), isTrue: false)).Wrong.ShouldBe(0);

    [Fact]
    public async Task Sample_of_paraphrases_stays_booked()
    {
        var (wrong, all) = await CountAsync(EndingGenerator.MakeTrue(1, CallsOfSample), isTrue: true);

        wrong.ShouldBeLessThanOrEqualTo((int)(all * MaxMissedShare));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task False_calls_book_nothing() =>
        (await CountAsync(Enumerable.Range(1, Seeds).SelectMany(seed => EndingGenerator.MakeFalse(seed, CallsOfSeed)), isTrue: false)).Wrong.ShouldBe(0);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Paraphrases_stay_booked()
    {
        var (wrong, all) = await CountAsync(Enumerable.Range(1, Seeds).SelectMany(seed => EndingGenerator.MakeTrue(seed, CallsOfSeed)), isTrue: true);

        wrong.ShouldBeLessThanOrEqualTo((int)(all * MaxMissedShare));
    }

    private async Task<(int Wrong, int All)> CountAsync(IEnumerable<(string Kind, JsonObject Call, bool IsBooked)> calls, bool isTrue)
    {
        SortedDictionary<string, (int Wrong, int All)> kinds = new(StringComparer.Ordinal);
        foreach (var (kind, call, isBooked) in calls)
        {
            // xunit has as many threads as the machine has cores: the tests beside this one take turns with it.
            await Task.Yield();
            var (wrong, all) = kinds.GetValueOrDefault(kind);
            kinds[kind] = (wrong + (isBooked == isTrue ? 0 : 1), all + 1);
            if (isBooked != isTrue && wrong < 2)
            {
                output.WriteLine($"{kind} {call["id"]}: {call["turns"]!.AsArray()[^1]!["text"]}");
            }
        }

        foreach (var (kind, count) in kinds)
        {
            output.WriteLine($"{kind,-28} {(isTrue ? "missed" : "false")} {count.Wrong,4} of {count.All,5}");
        }

        return (kinds.Values.Sum(count => count.Wrong), kinds.Values.Sum(count => count.All));
    }
}
