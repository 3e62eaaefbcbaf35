using System.Globalization;
using System.Text;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;
using ModelContextProtocol.Protocol;

namespace Concierge.Mcp.Consent;

/// <summary>Writes the question whether a planned call is placed: everything that the voice agent would ask for, agree to and tell.</summary>
internal static class CallQuestionFactory
{
    private const int MaxQuoteLength = 300;

    /// <summary>Writes the question.</summary>
    /// <param name="plan">The plan, complete.</param>
    public static ConsentQuestion Create(PlanView plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Call {Quote(plan.Restaurant?.Name)} at {plan.Restaurant?.PhoneNumber} {DescribePurpose(plan)}");
        if (plan.Purpose != CallPurpose.Cancel)
        {
            text.Append(CultureInfo.InvariantCulture, $" {DescribeParty(plan.PartySize)} on {plan.When}");
        }

        text.Append(CultureInfo.InvariantCulture, $", under the name {Quote(plan.CustomerName)}?");
        foreach (var line in DescribeDetails(plan))
        {
            text.Append('\n').Append(line);
        }

        return new ConsentQuestion(text.ToString(), new ElicitRequestParams.RequestSchema
        {
            Properties = { [ConsentQuestion.AgreedField] = ConsentQuestion.CreateAgreed("Yes, call the restaurant") },
            Required = [ConsentQuestion.AgreedField],
        });
    }

    private static string DescribePurpose(PlanView plan) => plan.Purpose switch
    {
        CallPurpose.Cancel => $"to cancel the booking{DescribeExisting(plan.Existing)}",
        CallPurpose.Change => $"to change the booking{DescribeExisting(plan.Existing)} to",
        _ => "to book a table for",
    };

    private static string DescribeExisting(ExistingBookingBody? existing) => existing is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" of {existing.Date} at {existing.Time} for {DescribeParty(existing.PartySize)}"
            + $"{(existing.ConfirmationNumber is { } number ? $", number {Quote(number)}," : "")}");

    private static IEnumerable<string> DescribeDetails(PlanView plan)
    {
        if (plan.Concessions is { } concessions && DescribeConcessions(concessions) is { Length: > 0 } agreeable)
        {
            yield return $"The agent may also agree to: {agreeable}.";
        }

        if (plan.SpecialRequests is { } requests)
        {
            yield return $"It asks for: {Quote(requests)}.";
        }

        if (plan.CustomerPhone is { } phone)
        {
            yield return $"It may tell the number {phone}.";
        }

        if (plan.OtherBooking is { } other)
        {
            yield return TextEscaper.EscapeShort(other, MaxQuoteLength);
        }

        if (plan.Opening?.CallAt is { } at)
        {
            yield return $"The restaurant is closed now and is called at {at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}.";
        }

        if (plan.Cost is { } cost)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Expected cost: about {cost.Amount:0.00} {cost.Currency}.");
        }
    }

    private static string DescribeConcessions(PlanConcessionsView concessions)
    {
        List<string> parts = [];
        if (concessions.EarliestTime is { } earliest)
        {
            parts.Add($"from {earliest}");
        }

        if (concessions.LatestTime is { } latest)
        {
            parts.Add($"until {latest}");
        }

        if (concessions.OtherDates is { Count: > 0 } dates)
        {
            parts.Add($"on {string.Join(" or ", dates)}");
        }

        if (concessions.SmallestParty is { } party)
        {
            parts.Add($"at least {DescribeParty(party)}");
        }

        if (concessions.Seating is { } seating)
        {
            parts.Add(Quote(seating));
        }

        return string.Join(", ", parts);
    }

    private static string DescribeParty(int? size) => size == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{size} people");

    private static string Quote(string? text) => $"“{TextEscaper.EscapeShort(text ?? "", MaxQuoteLength)}”";
}
