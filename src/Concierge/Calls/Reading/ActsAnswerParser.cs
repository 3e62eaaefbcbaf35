using System.Text.Json;
using Concierge.Calls.Results;
using Concierge.Contracts;
using NodaTime.Text;

namespace Concierge.Calls.Reading;

/// <summary>Parses a chat model's answer. A model wrote it: an act that cannot be read is left out, and so is a value.</summary>
internal static class ActsAnswerParser
{
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Parses an answer.</summary>
    /// <param name="text">The answer; JSON, perhaps with words or a code fence around it.</param>
    /// <param name="transcript">The transcript that the model was given.</param>
    /// <returns><see langword="null"/> when the text is not such an answer.</returns>
    public static ModelReading? Parse(string text, IReadOnlyList<TranscriptTurn> transcript)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start)
        {
            return null;
        }

        try
        {
            if (JsonSerializer.Deserialize(text[start..(end + 1)], ReadingJsonContext.Default.ActsAnswer) is not { Acts: { } acts } answer)
            {
                return null;
            }

            var byTurn = acts.OfType<ActAnswer>().ToLookup(act => ReadNumber(act.Turn));
            return new ModelReading(
                answer.Language,
                [
                    .. transcript.Where(turn => turn.Speaker == Speaker.Restaurant)
                        .Select(turn => (turn.Text, (IReadOnlyList<QuotedAct>)[.. byTurn[turn.Number].Select(Read).OfType<QuotedAct>()])),
                ]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static QuotedAct? Read(ActAnswer act) => ActNames.Find(ReadText(act.Act)) is { } known && ReadText(act.Quote) is { } quote
        ? new QuotedAct(known, quote)
        {
            Date = ReadText(act.Date) is { } date && LocalDatePattern.Iso.Parse(date) is { Success: true } day ? day.Value : null,
            Time = ReadText(act.Time) is { } time && HourAndMinute.Parse(time) is { Success: true } clock ? clock.Value : null,
            PartySize = ReadNumber(act.PartySize),
            ConfirmationNumber = ReadText(act.ConfirmationNumber),
        }
        : null;

    private static string? ReadText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static int? ReadNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
