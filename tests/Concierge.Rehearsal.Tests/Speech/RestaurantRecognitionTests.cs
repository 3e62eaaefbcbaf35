using System.Diagnostics;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>The restaurant's voices, as the caller's ear has them.</summary>
[Collection(SpeechGroup.Name)]
public sealed class RestaurantRecognitionTests(SpeechFixture speech, ITestOutputHelper output) : RecognitionTests(speech, output)
{
    private readonly SpeechFixture _speech = speech;

    [SkippableTheory]
    [InlineData("sentences.tsv", 4)]
    [InlineData("restaurant-lines.tsv", 5)]
    [InlineData("scenario-lines.tsv", 5)]
    [InlineData("standing-lines.tsv", 5)]
    public void Sentences_of_a_booking_are_heard_over_the_telephone(string file, double worstPercent) => AssertSentencesAreHeard("rms", file, worstPercent);

    [SkippableTheory]
    [InlineData("kal16")]
    [InlineData("awb")]
    public void A_machine_is_heard_by_an_ear_for_the_restaurants_voice(string voice) => AssertSentencesAreHeard(voice, "machine-lines.tsv", 5, ear: "rms");

    [SkippableFact]
    public void Codes_of_six_digits_are_heard() => AssertDigitsAreHeard("rms", fewest: 25);

    [SkippableFact]
    public void Codes_of_two_nato_letters_and_three_digits_are_heard() => AssertNatoCodesAreHeard("rms", fewest: 25);

    [SkippableFact]
    public void Silence_is_heard_as_nothing()
    {
        _speech.SkipUnlessAvailable();
        using var recognizer = _speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, new short[16000]).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_spelled_a_is_heard_as_the_letter()
    {
        _speech.SkipUnlessAvailable();
        using var recognizer = _speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, _speech.Engine.CreateSynthesizer("rms").Synthesize("The name is Garcia, G A R C I A.")).ShouldBe("the name is garcia g. a. r. c. i. a.");
    }

    [SkippableFact]
    public void A_recogniser_given_back_is_lent_again()
    {
        _speech.SkipUnlessAvailable();
        using var engine = new SpeechEngine();
        var began = Stopwatch.GetTimestamp();
        engine.CreateRecognizer("awb").Dispose();
        var loaded = Stopwatch.GetElapsedTime(began);

        began = Stopwatch.GetTimestamp();
        engine.CreateRecognizer("awb").Dispose();

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(loaded / 4);
    }

    [SkippableFact]
    public void Two_recognisers_hear_at_the_same_time()
    {
        _speech.SkipUnlessAvailable();
        var heard = new string[4];
        Parallel.For(0, heard.Length, i =>
        {
            using var recognizer = _speech.Engine.CreateRecognizer("rms");
            heard[i] = TelephoneLine.Hear(recognizer, _speech.Engine.CreateSynthesizer("rms").Synthesize("For how many people?"));
        });
        heard.ShouldAllBe(text => text == "for how many people");
    }
}
