namespace Concierge.EndToEndTests.Recording;

/// <summary>Sound as its loudness every five milliseconds: enough to find a sentence by, and to see a hole in a word.</summary>
internal static class Loudness
{
    public const int MillisecondsPerStep = 5;

    /// <summary>Speech is louder than this, quiet lines are not: root mean square of 16-bit samples.</summary>
    public const float Voiced = 200;

    private const int SamplesPerStep = 8 * MillisecondsPerStep;

    public static float[] Of(ReadOnlySpan<short> samples)
    {
        var loudness = new float[samples.Length / SamplesPerStep];
        for (var step = 0; step < loudness.Length; step++)
        {
            var sum = 0.0;
            foreach (var sample in samples.Slice(step * SamplesPerStep, SamplesPerStep))
            {
                sum += (double)sample * sample;
            }

            loudness[step] = (float)Math.Sqrt(sum / SamplesPerStep);
        }

        return loudness;
    }

    /// <summary>Where a sentence lies in a recording, and how alike they are there, -1 to 1.</summary>
    public static (int Step, float Likeness) Find(ReadOnlySpan<float> sentence, ReadOnlySpan<float> recording)
    {
        var best = (Step: 0, Likeness: -1f);
        for (var step = 0; step + sentence.Length <= recording.Length; step++)
        {
            var likeness = Likeness(sentence, recording.Slice(step, sentence.Length));
            if (likeness > best.Likeness)
            {
                best = (step, likeness);
            }
        }

        return best;
    }

    private static float Likeness(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        float product = 0, squares = 0, otherSquares = 0;
        for (var i = 0; i < one.Length; i++)
        {
            product += one[i] * other[i];
            squares += one[i] * one[i];
            otherSquares += other[i] * other[i];
        }

        return product / MathF.Sqrt((squares * otherSquares) + 1);
    }
}
