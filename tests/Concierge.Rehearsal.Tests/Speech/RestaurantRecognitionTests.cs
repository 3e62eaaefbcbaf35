using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>The caller's recognizer understands the restaurant's voices.</summary>
[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class RestaurantRecognitionTests(SpeechFixture speech, ITestOutputHelper output) : RecognitionTests(speech, output)
{
    private readonly SpeechFixture _speech = speech;

    [SkippableFact]
    public void Sentences_of_a_booking_are_recognized_in_a_sample() => AssertSentencesAreHeard("rms", "sentences.tsv", 4, every: 3);

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Sentences_of_a_booking_are_recognized() => AssertSentencesAreHeard("rms", "sentences.tsv", 4);

    [SkippableTheory]
    [InlineData("restaurant-lines.tsv", 5)]
    [InlineData("scenario-lines.tsv", 5)]
    [InlineData("standing-lines.tsv", 5)]
    public void Lines_of_the_restaurant_are_recognized_in_a_sample(string file, double maxErrorPercent) =>
        AssertSentencesAreHeard("rms", file, maxErrorPercent, every: 6);

    [SkippableTheory]
    [InlineData("restaurant-lines.tsv", 5)]
    [InlineData("scenario-lines.tsv", 5)]
    [InlineData("standing-lines.tsv", 5)]
    [Trait("Category", "Long")]
    public void Lines_of_the_restaurant_are_recognized(string file, double maxErrorPercent) => AssertSentencesAreHeard("rms", file, maxErrorPercent);

    [SkippableTheory]
    [InlineData("kal16")]
    [InlineData("awb")]
    public void A_machine_is_recognized_with_the_restaurants_adaptation(string voice) =>
        AssertSentencesAreHeard(voice, "machine-lines.tsv", 5, recognizerVoice: "rms");

    [SkippableFact]
    public void Codes_are_recognized_in_a_sample()
    {
        AssertDigitsAreHeard("rms", count: 8, minExact: 7);
        AssertNatoCodesAreHeard("rms", count: 8, minExact: 7);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Codes_of_six_digits_are_recognized() => AssertDigitsAreHeard("rms", count: 30, minExact: 25);

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Codes_of_two_nato_letters_and_three_digits_are_recognized() => AssertNatoCodesAreHeard("rms", count: 30, minExact: 25);

    [SkippableFact]
    public void Silence_is_recognized_as_empty_text()
    {
        _speech.SkipUnlessAvailable();
        using var recognizer = _speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, new short[16000]).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_spelled_a_is_recognized_as_the_letter()
    {
        _speech.SkipUnlessAvailable();
        using var recognizer = _speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, _speech.Engine.CreateSynthesizer("rms").Synthesize("The name is Garcia, G A R C I A.")).ShouldBe("the name is garcia g. a. r. c. i. a.");
    }

    [SkippableFact]
    public void CreateRecognizer_AfterThePreviousOneIsDisposed_ReusesTheLoadedRecognizer()
    {
        _speech.SkipUnlessAvailable();
        using var engine = new SpeechEngine();

        engine.CreateRecognizer("awb").Dispose();
        engine.CreateRecognizer("awb").Dispose();

        engine.LoadedRecognizerCount.ShouldBe(1);
    }

    [SkippableFact]
    public void Several_recognizers_work_in_parallel()
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
