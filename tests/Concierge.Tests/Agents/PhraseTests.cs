using System.Globalization;
using Concierge.Agents.Language;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Agents;

public class PhraseTests
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static TheoryData<string, string, string> Phrases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Agents", "phrases.tsv")).Where(line => !line.StartsWith('#')))
        {
            var fields = line.Split('\t');
            data.Add(fields[0], fields[1], fields[2]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_means_what_the_table_says(string now, string phrase, string expected)
    {
        var said = RequestReader.Read(phrase, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(now).Value, []);
        Render(said).ShouldBe(expected);
    }

    [Fact]
    public void The_table_is_long_enough_to_mean_something() => Phrases().Count.ShouldBeGreaterThanOrEqualTo(300);

    private static string Render(Understanding said)
    {
        List<string?> fields =
        [
            Field("restaurant", said.Restaurant),
            Field("phone", said.PhoneNumber),
            Field("party", said.PartySize?.ToString(CultureInfo.InvariantCulture)),
            Field("smallest", said.SmallestParty?.ToString(CultureInfo.InvariantCulture)),
            Field("date", said.Date is { } date ? LocalDatePattern.Iso.Format(date) : null),
            Field("others", said.OtherDates.Count == 0 ? null : string.Join(',', said.OtherDates.Select(LocalDatePattern.Iso.Format))),
            Field("time", Time(said.Time)),
            Field("earliest", Time(said.EarliestTime)),
            Field("latest", Time(said.LatestTime)),
            Field("name", said.CustomerName),
            Field("guest", said.CustomerPhone),
            Field("wishes", said.SpecialRequests),
            Field("seating", said.Seating),
            Field("beside", string.Join(',', new[] { said.PartyConcedes ? "party" : null, said.DateAdds ? "date" : null, said.TimeAdds ? "time" : null }.OfType<string>()) is { Length: > 0 } beside ? beside : null),
            Field("same", said.SameRestaurant ? "yes" : null),
            Field("ask", said.Questions.Count == 0 ? null : string.Join(',', said.Questions.Keys.Order())),
        ];
        return string.Join("; ", fields.Where(field => field is not null));
    }

    private static string? Time(LocalTime? time) => time is { } value ? Clock.Format(value) : null;

    private static string? Field(string name, string? value) => value is null ? null : $"{name}={value}";
}
