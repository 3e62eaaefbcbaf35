using System.ComponentModel;
using System.Globalization;
using Concierge.Agents.Loop;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime.Text;

namespace Concierge.Agents.Transcripts;

/// <summary>The transcript agent's tool for one call.</summary>
internal sealed class TranscriptTools(AgentTurn turn)
{
    /// <summary>The name of the tool.</summary>
    public const string ReportAgreement = "report_agreement";

    /// <summary>The reading; <see langword="null"/> until it is reported.</summary>
    public TranscriptReading? Reading { get; private set; }

    /// <summary>The tool.</summary>
    public AIFunction Report => AIFunctionFactory.Create(
        RecordReading, ReportAgreement, "Reports what the restaurant did, as the conversation shows it, with the number of the turn each thing was heard in.");

    // A missing or malformed value makes no claim.
    private string RecordReading(
        [Description("done, not_done or unclear.")] string outcome,
        [Description("The restaurant's turn that shows it.")] int? outcome_turn = null,
        [Description("The day spoken of at last, as 2026-11-23.")] string? date = null,
        [Description("The turn that names the day.")] int? date_turn = null,
        [Description("The time spoken of at last, as 19:00.")] string? time = null,
        [Description("The turn that names the time.")] int? time_turn = null,
        [Description("The number of people spoken of at last.")] int? party_size = null,
        [Description("The turn that names it.")] int? party_size_turn = null,
        [Description("The confirmation number, if the restaurant gave one.")] string? confirmation_number = null,
        [Description("The turn that gives it.")] int? confirmation_turn = null)
    {
        Reading = new TranscriptReading(outcome switch
        {
            "done" => TranscriptOutcome.Done,
            "not_done" => TranscriptOutcome.NotDone,
            _ => TranscriptOutcome.Unclear,
        })
        {
            OutcomeTurn = outcome_turn,
            Date = date_turn is { } day && LocalDatePattern.Iso.Parse(date ?? "") is { Success: true } read ? (read.Value, day) : null,
            Time = time_turn is { } hour
                && LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time ?? "") is { Success: true } clock ? (clock.Value, hour) : null,
            PartySize = party_size is { } party && party_size_turn is { } named ? (party, named) : null,
            ConfirmationNumber = confirmation_turn is { } given
                && ConfirmationNumberMatcher.Normalize(confirmation_number ?? "") is { Length: > 0 } number ? (number, given) : null,
        };
        turn.IsFinished = true;
        return string.Create(CultureInfo.InvariantCulture, $"Noted: {outcome}.");
    }
}
