using System.Runtime.CompilerServices;
using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Reservations;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Reads a call with the rules and, where a chat model has read it as well, with its acts. A table counts as booked if one reader says that the
/// restaurant agreed and none is against it.
/// </summary>
internal static class CallReader
{
    // A report is judged several times: by the report itself, for the closing question, and at the end.
    private static readonly ConditionalWeakTable<Call, KeptReading> LastReadings = [];

    /// <summary>Reads a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="table">The claimed table; for a cancellation, the booking that is to be cancelled.</param>
    /// <param name="transcript">The transcript of the call.</param>
    /// <returns>The reading of the reader that decides.</returns>
    public static WholeCallReading Read(Call call, TableBooking table, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (LastReadings.TryGetValue(call, out var last) && last.IsOf(table, transcript, call.ModelReading))
        {
            return last.Reading;
        }

        var reading = ReadAnew(call, table, transcript);
        LastReadings.AddOrUpdate(call, new(table, transcript, call.ModelReading, reading));
        return reading;
    }

    private static WholeCallReading ReadAnew(Call call, TableBooking table, IReadOnlyList<TranscriptTurn> transcript)
    {
        var hasPack = HasLanguagePack(call.Details, call.ModelReading, transcript);
        var rules = WholeCallReader.Read(table, call.Details, call.Today, new RuleTurnReader(call.Details.Purpose, call.Today), transcript);
        var model = call.ModelReading is { } reading ? ReadQuoted(call, table, transcript, reading, hasPack) : null;
        return hasPack ? Combine(rules, model) : DecideByModel(model, table, transcript, call);
    }

    /// <summary>Whether the rules read the language of the callee's words.</summary>
    public static bool HasLanguagePack(ReservationDetails details, ModelReading? model, IReadOnlyList<TranscriptTurn> transcript)
    {
        var saysEnglish = model?.Language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;
        HashSet<string> names = [.. ClauseSplitter.Split($"{details.CustomerName} {details.RestaurantName}").SelectMany(EnglishTokenizer.Split)];
        return saysEnglish
            || !EnglishDetector.IsOtherLanguage(transcript.Where(turn => turn.Speaker == Speaker.Restaurant).Select(turn => turn.Text), names);
    }

    /// <summary>
    /// Finds the last turn whose quoted words give a confirmation number. Only where there is no language pack: elsewhere the rules read the number.
    /// </summary>
    public static int? FindQuotedNumber(string number, Call call, IReadOnlyList<TranscriptTurn> transcript) =>
        call.ModelReading is not { } reading || HasLanguagePack(call.Details, reading, transcript)
            ? null
            : reading.FindActs(transcript)
                .Where(read => read.Value.Any(act => QuotedValueChecker.GivesNumber(act)
                    && ConfirmationNumberMatcher.Normalize(act.ConfirmationNumber!) == ConfirmationNumberMatcher.Normalize(number)
                    && new QuoteMatcher(transcript[read.Key - 1].Text).Find(act.Quote) is not null))
                .Select(read => (int?)read.Key)
                .Max();

    private static WholeCallReading? ReadQuoted(
        Call call, TableBooking table, IReadOnlyList<TranscriptTurn> transcript, ModelReading reading, bool hasPack)
    {
        var acts = reading.FindActs(transcript);
        var reader = new QuotedTurnReader(
            acts,
            hasPack ? new RuleTurnReader(call.Details.Purpose, call.Today) : null,
            new QuotedValueChecker(hasPack, call.Today),
            table);
        var read = WholeCallReader.Read(table, call.Details, call.Today, reader, transcript) with { DecidedBy = EvidenceReaders.ChatModel };

        // What the model has not read is no statement of the model.
        var decisive = read.Verdict == ReadingVerdict.Agreed ? read.AgreedTurn : read.Against?.Turn;
        return decisive is { } turn && acts.ContainsKey(turn) ? read : null;
    }

    private static WholeCallReading Combine(WholeCallReading rules, WholeCallReading? model) => (rules.Verdict, model?.Verdict) switch
    {
        (ReadingVerdict.Agreed, ReadingVerdict.Agreed) => rules with { DecidedBy = EvidenceReaders.Both },
        (ReadingVerdict.Against, ReadingVerdict.Against) => rules with { DecidedBy = EvidenceReaders.Both },
        (not ReadingVerdict.Against, ReadingVerdict.Against) => rules with { Against = model!.Against, DecidedBy = EvidenceReaders.ChatModel },
        _ => rules,
    };

    // The model suffices alone only if the restaurant answered the question that names the whole table, and all that it said was read.
    private static WholeCallReading DecideByModel(WholeCallReading? model, TableBooking table, IReadOnlyList<TranscriptTurn> transcript, Call call) =>
        model is null
            ? WholeCallReading.NoAgreement
            : model.Verdict != ReadingVerdict.Agreed
                || (ClosingQuestion.FindTurn(transcript, table, call) < model.AgreedTurn
                    && ReadsEveryWordSince(model.AgreedTurn!.Value, call.ModelReading!, transcript))
            ? model
            : model with { Against = new CounterEvidence(CounterEvidenceKind.NoAgreement, 0) };

    // Words that the model left out, or did not understand, may take the agreement back.
    private static bool ReadsEveryWordSince(int agreed, ModelReading reading, IReadOnlyList<TranscriptTurn> transcript)
    {
        var acts = reading.FindActs(transcript);
        return transcript.Where(turn => turn.Speaker == Speaker.Restaurant && turn.Number >= agreed).All(turn =>
        {
            var words = new QuoteMatcher(turn.Text);
            return acts.TryGetValue(turn.Number, out var read)
                && read.Where(act => words.Find(act.Quote) is not null).ToList().TrueForAll(act => act.Act != CalleeAct.None)
                && !words.FindUnquoted().Any();
        });
    }
}
