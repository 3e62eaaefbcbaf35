using Concierge.Language.Phones;

namespace Concierge.Tests.Restaurants;

/// <summary>Numbers of many countries, with the plan that makes them what they are.</summary>
public class BlockedNumberRegistryTests
{
    public static TheoryData<string, string> Numbers()
    {
        var data = new TheoryData<string, string>();
        foreach (var fields in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Restaurants", "numbers.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            data.Add(fields[0], fields[1]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_refused_or_not_as_its_countrys_plan_says(string kind, string text)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue(text);
        number!.IsPremiumRate.ShouldBe(kind != "ordinary", text);
    }

    [Theory]
    [InlineData("112", true)]
    [InlineData("911", true)]
    [InlineData("999", true)]
    [InlineData("000", true)]
    [InlineData("110", true)]
    [InlineData("10111", true)]
    [InlineData("415", false)]
    public void Emergency_numbers_are_known_by_themselves(string digits, bool expected) => BlockedNumberRegistry.IsEmergency(digits).ShouldBe(expected);
}
