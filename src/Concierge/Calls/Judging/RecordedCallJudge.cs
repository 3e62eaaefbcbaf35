using System.Text.Json;
using Concierge.Calls.Evidence;
using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Judging;

/// <summary>Judges calls that are given in words, exactly as the program judges its own.</summary>
public static class RecordedCallJudge
{
    // Larger than any table that is booked by telephone, and as far as the numbers of the evidence go.
    private const int MaxPartySize = 59;

    // Clock and calendar must go on after the call.
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(LocalDate)] = "2026-11-29",
        [typeof(LocalTime)] = "19:00",
        [typeof(LocalDateTime)] = "2026-11-27T15:10",
    };

    /// <summary>Judges one call by the rules.</summary>
    /// <param name="json">The call, in the format of docs/evidence.md.</param>
    /// <returns>The judgement, as JSON in one line.</returns>
    /// <exception cref="JsonException">The text is no JSON, or misses a field.</exception>
    /// <exception cref="FormatException">A date, a time or a word is not valid.</exception>
    public static string Judge(string json) => Judge(ReadCall(json), []);

    /// <summary>Judges one call by the rules and by a chat model that reads it.</summary>
    /// <param name="json">The call, in the format of docs/evidence.md.</param>
    /// <param name="chatClient">The chat model.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The judgement, as JSON in one line.</returns>
    /// <exception cref="JsonException">The text is no JSON, or misses a field.</exception>
    /// <exception cref="FormatException">A date, a time or a word is not valid.</exception>
    /// <exception cref="ConciergeException">The chat model cannot be reached, or refused.</exception>
    public static async Task<string> JudgeAsync(string json, IChatClient chatClient, CancellationToken cancellationToken)
    {
        var recorded = ReadCall(json);
        var details = CreateDetails(recorded);
        var reader = new ModelTranscriptReader(chatClient);
        Dictionary<int, ModelReading> readings = [];
        foreach (var turns in (recorded.Claims ?? []).Select(claim => claim.After).Append(recorded.Turns.Count).Distinct())
        {
            var call = CreateCall(recorded, details, turns);
            if (call.Transcript.Any(turn => turn.Speaker == Speaker.Restaurant)
                && await reader.ReadAsync(details, call.LocalCreatedAt, call.Transcript, cancellationToken) is { } reading)
            {
                readings[turns] = reading;
            }
        }

        return Judge(recorded, readings);
    }

    private static RecordedCall ReadCall(string json)
    {
        var recorded = JsonSerializer.Deserialize(json, JudgingJsonContext.Default.RecordedCall) ?? throw new JsonException("The line holds no call.");
        Check(recorded);
        return recorded;
    }

    // The readings are those after so many turns.
    private static string Judge(RecordedCall recorded, Dictionary<int, ModelReading> readings)
    {
        var details = CreateDetails(recorded);
        var claims = recorded.Claims ?? [];
        List<bool> accepted = [];
        string? missing = null;
        var whole = CreateCall(recorded, details, recorded.Turns.Count);
        whole.ModelReading = readings.GetValueOrDefault(recorded.Turns.Count);
        foreach (var claim in claims)
        {
            var call = claim.After == recorded.Turns.Count ? whole : CreateCall(recorded, details, claim.After);
            call.ModelReading = readings.GetValueOrDefault(claim.After);
            missing = OutcomeJudge.FindMissingEvidence(CreateReport(claim), call);
            accepted.Add(missing is null);
        }

        whole.Report = claims.Count == 0 ? null : CreateReport(claims[^1]);
        whole.TryEnd(CallEndReason.AgentHungUp);
        var result = OutcomeJudge.Judge(whole, error: null);
        return JsonSerializer.Serialize(Describe(recorded, whole, result, accepted, missing), JudgingJsonContext.Default.JudgedCall);
    }

    // The parser accepts null elements in lists, and any number.
    private static void Check(RecordedCall recorded)
    {
        if (recorded.Turns.Any(turn => turn is null) || recorded.Claims?.Any(claim => claim is null) == true)
        {
            throw new FormatException("A turn or a claim is null.");
        }

        if (recorded.Claims?.FirstOrDefault(claim => claim.After < 0 || claim.After > recorded.Turns.Count) is { } outside)
        {
            throw new FormatException($"A claim cannot be made after {outside.After} of {recorded.Turns.Count} turns.");
        }

        int?[] sizes =
        [
            recorded.Request.PartySize,
            recorded.Existing?.PartySize,
            recorded.Consent?.SmallestParty,
            .. (recorded.Claims ?? []).Select(claim => claim.PartySize),
        ];
        if (sizes.FirstOrDefault(size => size is < 1 or > MaxPartySize) is { } size)
        {
            throw new FormatException($"{size} is no number of people from 1 to {MaxPartySize}.");
        }
    }

    private static string GetName(CallOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());

    private static JudgedCall Describe(RecordedCall recorded, Call whole, VoiceCallResult result, List<bool> accepted, string? missing) => new()
    {
        Id = recorded.Id,
        Verdict = GetName(result.Outcome),
        Date = result.Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
        Time = result.Time is { } time ? HourAndMinute.Format(time) : null,
        PartySize = result.PartySize,
        ConfirmationNumber = result.ConfirmationNumber,
        Consented = result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled ? result.WasConsented : null,
        Evidence = result.Evidence.DistinctBy(found => found.Field, StringComparer.Ordinal)
            .ToDictionary(found => found.Field, found => found.Turn, StringComparer.Ordinal),
        Reason = result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled ? null
            : whole.Report is { } report ? OutcomeJudge.FindMissingEvidence(report, whole) ?? missing
            : null,
        DecidedBy = result.DecidedBy,
        Accepted = accepted,
    };

    private static Call CreateCall(RecordedCall recorded, ReservationDetails details, int turns)
    {
        var now = Parse(Moment, recorded.Now);
        if (now.Year is < FirstYear or > LastYear)
        {
            throw new FormatException($"'{recorded.Now}' is not in the years {FirstYear} to {LastYear}.");
        }

        var call = new Call(recorded.Id ?? "call", "", details, new FixedTimeProvider(now));
        foreach (var (index, turn) in recorded.Turns.Take(turns).Index())
        {
            var speaker = turn.Who switch
            {
                "agent" => Speaker.Agent,
                "restaurant" => Speaker.Restaurant,
                _ => throw new FormatException($"'{turn.Who}' is neither agent nor restaurant."),
            };
            var item = FormattableString.Invariant($"item{index}");
            call.Turns.SetText(item, speaker, turn.Text);
            if (speaker == Speaker.Agent && turn.Played is { } played and < 1)
            {
                call.Turns.Interrupt(item, played);
            }
        }

        return call;
    }

    private static ReservationDetails CreateDetails(RecordedCall recorded) => new()
    {
        RestaurantName = recorded.Request.Restaurant ?? "the restaurant",
        PhoneNumber = "",
        PartySize = recorded.Request.PartySize,
        Date = Parse(LocalDatePattern.Iso, recorded.Request.Date),
        Time = Parse(HourAndMinute, recorded.Request.Time),
        CustomerName = recorded.Request.Name ?? "",
        Purpose = recorded.Kind switch
        {
            null or "book" => CallPurpose.Book,
            "change" => CallPurpose.Change,
            "cancel" => CallPurpose.Cancel,
            _ => throw new FormatException($"The kind '{recorded.Kind}' is neither book nor change nor cancel."),
        },
        Existing = recorded.Existing is not { } existing
            ? null
            : new ExistingBooking(
                Parse(LocalDatePattern.Iso, existing.Date), Parse(HourAndMinute, existing.Time), existing.PartySize, existing.ConfirmationNumber),
        EarliestTime = recorded.Consent?.EarliestTime is { } earliest ? Parse(HourAndMinute, earliest) : null,
        LatestTime = recorded.Consent?.LatestTime is { } latest ? Parse(HourAndMinute, latest) : null,
        OtherDates = [.. (recorded.Consent?.OtherDates ?? []).Select(date => Parse(LocalDatePattern.Iso, date))],
        SmallestParty = recorded.Consent?.SmallestParty,
        Seating = recorded.Consent?.Seating,
    };

    private static ReportedOutcome CreateReport(RecordedClaim claim) => new(
        Enum.GetValues<CallOutcome>().Cast<CallOutcome?>().FirstOrDefault(outcome => GetName(outcome!.Value) == claim.Outcome)
            ?? throw new FormatException($"'{claim.Outcome}' is no outcome."),
        claim.ConfirmationNumber,
        claim.Date is { } date ? Parse(LocalDatePattern.Iso, date) : null,
        claim.Time is { } time ? Parse(HourAndMinute, time) : null,
        claim.PartySize,
        Notes: null);

    private static T Parse<T>(IPattern<T> pattern, string text) =>
        pattern.Parse(text) is { Success: true } parsed ? parsed.Value : throw new FormatException($"'{text}' is not written as {Examples[typeof(T)]}.");
}
