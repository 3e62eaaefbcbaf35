using System.Text.Json;
using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Privacy;
using Concierge.Reservations;
using Concierge.Server.Mapping;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Tests.Agents;

public class SecretDetectorTests
{
    [Theory]
    [InlineData("pay with 4111 1111 1111 1111 please", "pay with [a card number, left out] please")]
    [InlineData("5555-5555-5555-4444", "[a card number, left out]")]
    [InlineData("amex 378282246310005.", "amex [a card number, left out].")]
    [InlineData("two cards 4012888888881881 and 6011111111111117", "two cards [a card number, left out] and [a card number, left out]")]
    [InlineData("it is four two four two, four two four two, four two four two, four two four two", "it is [a card number, left out]")]
    [InlineData("my SSN: 078-05-1120", "my [a social-security number, left out]")]
    [InlineData("078-05-1120", "[a social-security number, left out]")]
    [InlineData("key sk-proj-AbCdEfGhIjKlMnOp0123456789", "key [a key or password, left out]")]
    [InlineData("AC0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef", "[a key or password, left out]:[a key or password, left out]")]
    [InlineData("Authorization: Bearer abcdef0123456789abcdef0123", "Authorization: [a key or password, left out]")]
    public void Redact_Secret_IsRemoved(string text, string clean)
    {
        SecretDetector.Redact(text).ShouldBe(clean);
        SecretDetector.Check(text)!.Code.ShouldBe("request.secret");
    }

    [Fact]
    public void Transcript_WithSecret_IsRedacted()
    {
        var turn = new TranscriptTurn(1, Speaker.Restaurant, "so that was 4111 1111 1111 1111 right", TimeSpan.Zero);
        var result = FakeReservationCalls.Result(CallOutcome.Unclear) with { Notes = "They said 078-05-1120.", Transcript = [turn] };

        var resultJson = JsonSerializer.Serialize(ResultViewMapper.Map(result), ApiJsonContext.Default.ResultView);
        var transcriptText = CallDocumentFormatter.Format(
            new ReservationDetails
            {
                RestaurantName = "Luigi's",
                PhoneNumber = "+14155550123",
                PartySize = 2,
                Date = new(2026, 11, 23),
                Time = new(19, 0),
                CustomerName = "Ada",
            },
            new(2026, 11, 22, 12, 0),
            [turn]);

        foreach (var text in (string[])[resultJson, transcriptText, TurnViewMapper.Map(turn).Text])
        {
            text.ShouldContain("[a card number, left out]");
            text.ShouldNotContain("4111");
        }

        resultJson.ShouldContain("They said [a social-security number, left out].");
    }

    [Theory]
    [InlineData("Confirmation number BK472")]
    [InlineData("Confirmation number 4111 1111")]
    [InlineData("your code is 078-05-1120")]
    [InlineData("call +49 7531 1234567 or 0049 171 23456789")]
    [InlineData("+1 415 555 0123, +44 20 7946 0958")]
    [InlineData("Table for 4 on 2026-11-23 at 19:30, then 20:00, 21:30 and 22:15")]
    [InlineData("4111 1111 1111 1112 is off by one")]
    [InlineData("booking 1234567890123456")]
    [InlineData("ask for Sky-lounge, task-force, risk-free")]
    [InlineData("one two three four five six seven eight nine")]
    public void Redact_OtherNumber_IsKept(string text)
    {
        SecretDetector.Redact(text).ShouldBe(text);
        SecretDetector.Check(text).ShouldBeNull();
    }

    [Property(MaxTest = 500)]
    public Property Redact_PhoneNumberWithCountryCode_IsKept() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var country = new[] { "1", "44", "49", "33", "39", "353", "61", "81" }[random.Next(8)];
            var digits = string.Concat(Enumerable.Range(0, random.Next(8, 11)).Select(_ => (char)('1' + random.Next(9))));
            var text = $"call +{country} {digits[..3]} {digits[3..6]} {digits[6..]} tomorrow";
            return SecretDetector.Redact(text) == text;
        });
}
