using Concierge.Agents.Loop;
using Concierge.Agents.Offline;
using Concierge.Agents.Questions;
using Concierge.Language;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Replies;

/// <summary>
/// Reads the words of a chat model that is not the built-in one. Of these the guest is shown nothing: what they ask for, and a closed list of
/// harmless sentences, is said in the program's own wording, and anything else is left out.
/// </summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="nameKnown">Whether there is a default name.</param>
internal sealed class ModelReplyReader(TimeProvider timeProvider, bool nameKnown) : IModelReplyReader
{
    private readonly DialogueStateReader _reader = new(timeProvider);

    /// <inheritdoc/>
    public bool ShowsWords => false;

    /// <inheritdoc/>
    public ModelReply Read(string words, IReadOnlyList<ChatMessage> conversation)
    {
        ArgumentNullException.ThrowIfNull(words);
        var dialogue = _reader.Read(conversation, nameKnown);
        var sentences = SentenceSplitter.Split(words);
        var phrases = sentences.Select(HarmlessPhrases.Find).OfType<string>().Distinct().ToList();
        var asked = sentences.SelectMany(GuestQuestionReader.Find).ToHashSet();
        if (sentences.Any(sentence => HarmlessPhrases.Find(sentence) is null && GuestQuestionReader.Find(sentence).Count == 0))
        {
            // After a statement that is left out, "anything else?" would say that it is done.
            asked.Remove(GuestQuestion.More);
        }

        var questions = FormatQuestions(Resolve(asked, words, dialogue), words, dialogue);

        // Beside findings, "which one?" asks for one of those that they list.
        List<string> beside = questions.Count == 0 && asked.Contains(GuestQuestion.Choice) ? ["Which one do you mean?"] : questions;
        return new ModelReply(Compose(phrases, questions, sentences.Any(BookingClaimDetector.IsClaim), dialogue), beside);
    }

    // A model that reads the values back, or asks which of two it should take, shows none of them: the guest says them once more.
    private HashSet<GuestQuestion> Resolve(HashSet<GuestQuestion> asked, string words, DialogueState dialogue)
    {
        var resolved = asked.Where(question => question is not (GuestQuestion.Agreement or GuestQuestion.Choice)).ToHashSet();
        if (resolved.Count > 0 || asked.Count == 0)
        {
            return resolved;
        }

        return asked.Contains(GuestQuestion.Agreement) && FallbackReply.IsComplete(dialogue, nameKnown)
            ? [GuestQuestion.Call]
            : [.. GuestQuestionReader.FindValues(words)];
    }

    private static List<string> FormatQuestions(HashSet<GuestQuestion> asked, string words, DialogueState dialogue)
    {
        var fields = asked.Order().Select(GuestQuestionFormatter.FindField).OfType<BookingField>().ToList();

        // The program's own question is more exact: "Do you mean 7:00 AM or 7:00 PM?"
        var unclear = dialogue.Request.Questions;
        List<string> questions = [.. fields.Where(unclear.ContainsKey).Select(field => unclear[field])];
        questions.Add(GuestQuestionFormatter.FormatFields([.. fields.Where(field => !unclear.ContainsKey(field))]));
        questions.AddRange(asked.Order().Select(question =>
            question == GuestQuestion.BookThere ? FormatBookThere(words, dialogue) : GuestQuestionFormatter.Format(question) ?? ""));
        return [.. questions.Where(question => question.Length > 0)];
    }

    // Only a restaurant that a search found is named.
    private static string FormatBookThere(string words, DialogueState dialogue)
    {
        var found = dialogue.Search.Results;
        var named = found.FirstOrDefault(restaurant => words.Contains(restaurant.Name, StringComparison.OrdinalIgnoreCase))
            ?? (dialogue.Request.Restaurant is null && found.Count > 0 ? found[0] : null);
        return named is null ? GuestQuestionFormatter.Call : $"Shall I book at {named.Name}?";
    }

    private string Compose(List<string> phrases, List<string> questions, bool claims, DialogueState dialogue)
    {
        var answers = questions.Count > 0 || phrases.Exists(phrase => phrase != HarmlessPhrases.Hello);
        if (!answers && FallbackReply.FindTalk(dialogue) is { } talk)
        {
            return talk;
        }

        List<string> parts = [.. phrases];
        if (claims)
        {
            parts.Add(FallbackReply.NoCallMade);
        }

        parts.AddRange(questions);
        if (!answers && FallbackReply.FindQuestion(dialogue, nameKnown) is { } needed)
        {
            parts.Add(needed);
        }
        else if (!answers && !claims)
        {
            parts.Add(FallbackReply.GetStatement(dialogue));
        }

        return string.Join(' ', parts);
    }
}
