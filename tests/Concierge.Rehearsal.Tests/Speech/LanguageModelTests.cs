using System.Globalization;
using System.Text;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

public sealed class LanguageModelTests
{
    [Fact]
    public void Templates_choose_among_alternatives_and_fill_slots()
    {
        var random = new SplitMix64(1);
        var template = SentenceTemplate.Parse("{hello|hi {there|you}|} we close on <DAYS>{| or not}");
        var sentences = Enumerable.Range(0, 500).Select(_ => template.Expand(random, new SentenceSlotFiller(random))).ToHashSet();
        sentences.ShouldContain("hello we close on mondays");
        sentences.ShouldContain("hi there we close on fridays or not");
        sentences.Count.ShouldBe(4 * 7 * 2);
    }

    [Theory]
    [InlineData("{hello|hi")]
    [InlineData("hello}")]
    [InlineData("hello|hi")]
    [InlineData("at <TIME>")]
    [InlineData("at <T")]
    public void An_invalid_template_is_refused(string template) =>
        Should.Throw<FormatException>(() => SentenceTemplate.Parse(template)).Message.ShouldContain(template);

    [Fact]
    public void The_same_templates_and_count_give_the_same_sentences()
    {
        var templates = SpeechResources.ReadTemplates();
        SentenceGenerator.Generate(templates, 3).ShouldBe(SentenceGenerator.Generate(templates, 3));
        SentenceGenerator.Generate(templates, 3).Distinct().Count().ShouldBeGreaterThan(templates.Count);
    }

    [Fact]
    public void Every_slot_can_be_filled()
    {
        var slots = new SentenceSlotFiller(new SplitMix64(1));
        SentenceSlotFiller.Names.ShouldAllBe(name => slots.Fill(name).Length > 0);
    }

    [Fact]
    public void Probabilities_after_every_context_add_up_to_one()
    {
        var model = TrigramModel.Estimate(["a table for two", "a table for four", "for two", "two tables for a table"]);
        using var stream = new MemoryStream();
        model.WriteArpa(stream);
        var (grams, backOff) = ReadArpa(Encoding.UTF8.GetString(stream.ToArray()));

        double Probability(string context, string word)
        {
            var gram = $"{context} {word}".Trim();
            return grams.TryGetValue(gram, out var logarithm)
                ? Math.Pow(10, logarithm)
                : Math.Pow(10, backOff.GetValueOrDefault(context)) * Probability(context.Contains(' ', StringComparison.Ordinal) ? context[(context.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "", word);
        }

        var words = model.Words.Where(word => word != "<s>").ToList();
        foreach (var context in (string[])["", "<s>", "a", "for", "two", "<s> a", "a table", "table for", "two tables", "for for"])
        {
            words.Sum(word => Probability(context, word)).ShouldBe(1, 0.002, context);
        }

        Probability("table for", "two").ShouldBeGreaterThan(Probability("table for", "table"));
    }

    private static (Dictionary<string, double> Grams, Dictionary<string, double> BackOff) ReadArpa(string arpa)
    {
        var grams = new Dictionary<string, double>(StringComparer.Ordinal);
        var backOff = new Dictionary<string, double>(StringComparer.Ordinal);
        var order = 0;
        foreach (var line in arpa.Split('\n'))
        {
            var parts = line.Split(' ');
            if (line.EndsWith("-grams:", StringComparison.Ordinal))
            {
                order++;
            }
            else if (order > 0 && parts.Length > order)
            {
                var gram = string.Join(' ', parts[1..(order + 1)]);
                grams[gram] = double.Parse(parts[0], CultureInfo.InvariantCulture);
                if (parts.Length > order + 1)
                {
                    backOff[gram] = double.Parse(parts[order + 1], CultureInfo.InvariantCulture);
                }
            }
        }

        return (grams, backOff);
    }
}
