using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Reservations;

namespace Concierge.Calls.Evidence;

/// <summary>Finds where the restaurant gave a confirmation number: announced as one, whole, and not corrected afterwards.</summary>
internal static class ConfirmationNumberEvidence
{
    // "B for bravo, K for kilo, seven seven." "Yes?" "One four.": the parts of a number follow one another within a few turns.
    private const int MaxParts = 3;

    /// <summary>Finds the evidence for a number that was reported.</summary>
    /// <param name="number">The number.</param>
    /// <param name="guest">The guest's name. Its letters, spelled, are no confirmation number.</param>
    /// <param name="transcript">The transcript of the call.</param>
    /// <returns><see langword="null"/> if the restaurant did not give it as a confirmation number, or corrected it.</returns>
    public static FieldEvidence? Find(string number, string guest, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (NameLedger.IsSpellingOf(ConfirmationNumberMatcher.Normalize(number), guest))
        {
            return null;
        }

        var heard = FindAnnounced(number, transcript) ?? FindReadBack(number, transcript);
        return heard is { } evidence && !IsCorrected(number, evidence.AgreedTurn ?? evidence.Turn, transcript) ? evidence : null;
    }

    /// <summary>Finds the last number that the restaurant announced, when none was reported.</summary>
    public static (string? Number, FieldEvidence? Heard) FindLast(string guest, IReadOnlyList<TranscriptTurn> transcript)
    {
        foreach (var turn in transcript.Where(turn => turn.Speaker == Speaker.Restaurant).Reverse())
        {
            if (ConfirmationNumberMatcher.Find(turn.Text) is { } number && Find(number, guest, transcript) is { } heard)
            {
                return (number, heard);
            }
        }

        return default;
    }

    /// <summary>Finds the numbers that were heard, where no one of them is certain: those announced, and those reported that were spoken.</summary>
    /// <param name="reported">The readings that the voice model reported.</param>
    /// <param name="guest">The guest's name.</param>
    /// <param name="transcript">The transcript of the call.</param>
    /// <returns>Each reading once, in the order in which they were heard; empty when the restaurant gave no number.</returns>
    public static IReadOnlyList<string> FindReadings(IReadOnlyList<string> reported, string guest, IReadOnlyList<TranscriptTurn> transcript)
    {
        var turns = transcript.Where(turn => turn.Speaker == Speaker.Restaurant).ToList();
        var spoken = reported.Where(number => turns.Exists(turn => ConfirmationNumberMatcher.IsSpokenIn(turn.Text, number)));
        var announced = turns.Select(turn => ConfirmationNumberMatcher.Find(turn.Text)).OfType<string>()
            .Where(number => reported.Count > 0 || Find(number, guest, transcript) is not null);
        return
        [
            .. announced.Concat(spoken).Select(ConfirmationNumberMatcher.Normalize).Distinct(StringComparer.Ordinal)
                .Where(number => !NameLedger.IsSpellingOf(number, guest)),
        ];
    }

    private static FieldEvidence? FindAnnounced(string number, IReadOnlyList<TranscriptTurn> transcript)
    {
        for (var at = 0; at < transcript.Count; at++)
        {
            if (transcript[at].Speaker == Speaker.Restaurant && IsAnnounced(transcript, at) && FindSpoken(number, transcript, at) is { } turn)
            {
                return new(EvidenceFields.ConfirmationNumber, turn);
            }
        }

        return null;
    }

    // The number stands in the turn of its announcement, or in parts over the next turns.
    private static int? FindSpoken(string number, IReadOnlyList<TranscriptTurn> transcript, int at)
    {
        var parts = transcript.Skip(at).Where(turn => turn.Speaker == Speaker.Restaurant).Take(MaxParts).ToList();
        for (var count = 1; count <= parts.Count; count++)
        {
            var clauses = parts.Take(count)
                .SelectMany(turn => ClauseSplitter.Split(turn.Text))
                .Where(clause => !EnglishNumberContext.IsOtherRole(clause))
                .ToList();
            if (ConfirmationNumberMatcher.IsSpokenIn(string.Join(' ', clauses), number))
            {
                return IsCutOff(number, clauses) || EnglishNumberContext.BreaksOff(parts[count - 1].Text) ? null : parts[count - 1].Number;
            }
        }

        return null;
    }

    private static bool IsCutOff(string number, List<string> clauses)
    {
        var last = clauses.FindLastIndex(clause => ConfirmationNumberMatcher.EndsWith(clause, number));
        return last >= 0 && (EnglishNumberContext.IsCutOff(clauses[last]) || (last + 1 < clauses.Count && EnglishNumberContext.IsCutOff(clauses[last + 1])));
    }

    // The restaurant says that a number follows, or the agent has just asked for it.
    private static bool IsAnnounced(IReadOnlyList<TranscriptTurn> transcript, int at) =>
        ClauseSplitter.Split(transcript[at].Text).Any(EnglishNumberContext.Announces)
        || (transcript.Take(at).LastOrDefault(turn => turn.Speaker == Speaker.Agent) is { } asked
            && ClauseSplitter.Split(asked.Text).Any(EnglishNumberContext.Announces));

    // The agent read back exactly this number, after one was announced or as a question, and the restaurant's next turn agreed.
    private static FieldEvidence? FindReadBack(string number, IReadOnlyList<TranscriptTurn> transcript)
    {
        var readBack = transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent
            && !turn.Interrupted
            && ConfirmationNumberMatcher.Spells(turn.Text, number)
            && (turn.Text.Contains('?', StringComparison.Ordinal) || transcript.Where(before => before.Number <= turn.Number).Any(IsAnnouncement))
            && !ClauseSplitter.Split(turn.Text).Any(EnglishNumberContext.IsOtherRole));
        var answer = readBack is null ? null : transcript.FirstOrDefault(turn => turn.Number > readBack.Number && turn.Speaker == Speaker.Restaurant);
        return answer is not null && AgreementDetector.Find([readBack!, answer]) is not null
                && !ClauseSplitter.Split(answer.Text).Any(EnglishNumberContext.Disclaims)
            ? new(EvidenceFields.ConfirmationNumber, readBack!.Number, answer.Number)
            : null;
    }

    private static bool IsAnnouncement(TranscriptTurn turn) => ClauseSplitter.Split(turn.Text).Any(EnglishNumberContext.Announces);

    // "No, sorry, seven nine one four": signs after a correction that do not name the number again.
    private static bool IsCorrected(string number, int since, IReadOnlyList<TranscriptTurn> transcript)
    {
        foreach (var turn in transcript.Where(turn => turn.Speaker == Speaker.Restaurant && turn.Number >= since))
        {
            var clauses = ClauseSplitter.Split(turn.Text);
            var corrected = clauses.ToList().FindIndex(EnglishNumberContext.Corrects);
            if (corrected < 0)
            {
                continue;
            }

            var rest = string.Join(' ', clauses.Skip(corrected).Where(clause => !EnglishNumberContext.IsOtherRole(clause)));
            if (ConfirmationNumberMatcher.HasSpelledSigns(rest) && !ConfirmationNumberMatcher.IsSpokenIn(rest, number))
            {
                return true;
            }
        }

        return false;
    }
}
