using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>Simulates recognition errors: drops or replaces words and confuses digits.</summary>
internal sealed class NoisyChannel(int seed, double wordErrors, double digitErrors)
{
    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] Vocabulary = RecognizedWords.Split(
        """
        the a for at is on and people table seven thirty monday tuesday november please yes no thank you right code name smith it's that's
        we have can do i could fully booked time number work would like six eight half past quarter good evening hello sorry again say book
        tomorrow tonight kilo bravo b. k. five two fifteen party of under see then all set confirmation great okay what how many with
        """.ReplaceLineEndings(" "));

    private readonly Random _random = new(seed);

    public string Carry(string sentence)
    {
        var heard = new List<string>();
        foreach (string word in RecognizedWords.Split(RecognizedWords.ToRecognizedForm(sentence)))
        {
            double probability = _random.NextDouble();
            int digit = Array.IndexOf(Digits, word);
            if (digit >= 0 && _random.NextDouble() < digitErrors)
            {
                heard.Add(Digits[(digit + 1 + _random.Next(9)) % 10]);
            }
            else if (probability >= wordErrors)
            {
                heard.Add(word);
            }
            else if (probability >= wordErrors / 2)
            {
                heard.Add(Vocabulary[_random.Next(Vocabulary.Length)]);
            }
        }

        return string.Join(' ', heard);
    }
}
