namespace Concierge.Rehearsal.Speech;

/// <summary>Generates the sentences from which the language model is estimated.</summary>
internal static class SentenceGenerator
{
    /// <summary>With 300 sentences in total instead of about 60,000 the word error rate was 21 %.</summary>
    public const int SentencesPerTemplate = 600;

    private const ulong Seed = 7;

    /// <summary>Generates the same sentences from the same templates on every machine.</summary>
    public static IReadOnlyList<string> Generate(IReadOnlyList<string> templates, int sentencesPerTemplate = SentencesPerTemplate)
    {
        var random = new SplitMix64(Seed);
        var slots = new SentenceSlotFiller(random);
        var parsed = templates.Select(SentenceTemplate.Parse).ToList();
        var sentences = new List<string>(parsed.Count * sentencesPerTemplate);
        for (var round = 0; round < sentencesPerTemplate; round++)
        {
            foreach (var template in parsed)
            {
                sentences.Add(template.Expand(random, slots));
            }
        }

        return sentences;
    }
}
