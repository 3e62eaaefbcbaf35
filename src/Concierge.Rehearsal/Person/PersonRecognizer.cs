using System.Runtime.InteropServices;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Person;

/// <summary>
/// The voice model's recognizer where a person may be on the line. It takes the person's words from beside the line where the page sends them: the text of
/// the page's own recognizer, or else the microphone's sound at 16 kHz. Everything else it recognizes from the line's audio.
/// </summary>
/// <remarks>
/// A telephone's band takes so much from a person's voice that this recognizer gets one word in three to two in three wrong; at 16 kHz times, names and
/// digits are mostly right. The line itself stays as it is.
/// </remarks>
internal sealed class PersonRecognizer(
    PersonTelephone telephone, SpeechEngine speech, string voice, Func<ISpeechRecognizer> createLineRecognizer, TimeProvider timeProvider) : ISpeechRecognizer
{
    /// <summary>How long an utterance waits for the page's own text. Browsers return it up to about a second after the last word.</summary>
    private static readonly TimeSpan MaxTextDelay = TimeSpan.FromSeconds(2);

    private readonly List<short> _utterance = [];
    private ISpeechRecognizer? _lineRecognizer;

    /// <inheritdoc/>
    public void Begin() => _utterance.Clear();

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<short> pcm) => _utterance.AddRange(pcm);

    /// <inheritdoc/>
    public string End()
    {
        var utterance = CollectionsMarshal.AsSpan(_utterance);
        if (telephone.History.Find(utterance) is not { } excerpt)
        {
            _lineRecognizer ??= createLineRecognizer();
            return Recognize(_lineRecognizer, utterance);
        }

        var words = RecognizePerson(excerpt, utterance);
        telephone.OnHeard(words);
        return words;
    }

    /// <inheritdoc/>
    public void Dispose() => _lineRecognizer?.Dispose();

    private string RecognizePerson(LineExcerpt excerpt, ReadOnlySpan<short> utterance)
    {
        if (excerpt.Source == LineSource.Text)
        {
            using var recognizer = speech.CreateFreeWordingRecognizer(voice);
            return Recognize(recognizer, utterance);
        }

        // The recognizer's task does nothing else: the next utterance waits for this one anyway.
        if (telephone.Recognized.TakeAsync(excerpt.Start, MaxTextDelay, timeProvider).GetAwaiter().GetResult() is { } text)
        {
            return TypedTextFormatter.FormatAsRecognized(text);
        }

        if (excerpt.WideBand.Length > 0)
        {
            using var wideBandRecognizer = speech.CreateFreeWordingRecognizer(speaker: null);
            wideBandRecognizer.Begin();
            wideBandRecognizer.PushWideBand(excerpt.WideBand);
            return wideBandRecognizer.End();
        }

        using var lineRecognizer = speech.CreateFreeWordingRecognizer("");
        return Recognize(lineRecognizer, utterance);
    }

    private static string Recognize(ISpeechRecognizer recognizer, ReadOnlySpan<short> pcm)
    {
        recognizer.Begin();
        recognizer.Push(pcm);
        return recognizer.End();
    }
}
