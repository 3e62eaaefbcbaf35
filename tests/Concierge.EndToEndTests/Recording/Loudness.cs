namespace Concierge.EndToEndTests.Recording;

/// <summary>Sound as one loudness value for every 5 ms: enough to find a sentence in a recording and to see a gap in a word.</summary>
internal static class Loudness
{
    public const int MillisecondsPerStep = 5;

    /// <summary>The threshold between speech and a quiet line: root mean square of 16-bit samples.</summary>
    public const float Voiced = 200;

    private const int SamplesPerStep = 8 * MillisecondsPerStep;

    public static float[] Measure(ReadOnlySpan<short> samples)
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

    /// <summary>Finds the step of a recording at which a sentence fits best, and their correlation there, -1 to 1.</summary>
    public static (int Step, float Correlation) Find(ReadOnlySpan<float> sentence, ReadOnlySpan<float> recording)
    {
        var best = (Step: 0, Correlation: -1f);
        for (var step = 0; step + sentence.Length <= recording.Length; step++)
        {
            var correlation = Correlation(sentence, recording.Slice(step, sentence.Length));
            if (correlation > best.Correlation)
            {
                best = (step, correlation);
            }
        }

        return best;
    }

    private static float Correlation(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
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
