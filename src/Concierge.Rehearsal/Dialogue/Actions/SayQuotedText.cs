namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says the sentence that the response's own instructions quote, or a system message since the agent last spoke.</summary>
internal sealed class SayQuotedText : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) =>
        (BookingInstructions.FindQuotedText(context.Context.ResponseInstructions) ?? context.State.QuotedText) is { } words
            ? DialogueContext.Say(Language.SpokenFormatter.FormatText(words)) : null;
}
