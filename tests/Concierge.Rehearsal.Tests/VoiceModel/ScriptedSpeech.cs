using System.Collections.Concurrent;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.VoiceModel;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>Synthesizes a tone whose length depends on the number of words, and recognizes the scripted texts in order.</summary>
internal sealed class ScriptedSpeech(params string[] recognizedTexts) : IVoiceModelSpeech
{
    public const int MsPerWord = 100;

    private readonly ConcurrentQueue<string> _recognizedTexts = new(recognizedTexts);

    /// <summary>The length of each recognized utterance in milliseconds.</summary>
    public ConcurrentQueue<int> RecognizedMs { get; } = new();

    /// <summary>The requested voices.</summary>
    public ConcurrentQueue<string> Voices { get; } = new();

    public bool FailsToRecognize { get; init; }

    public bool FailsToSynthesize { get; init; }

    public ISpeechSynthesizer CreateSynthesizer(string voice)
    {
        Voices.Enqueue(voice);
        return new Synthesizer(FailsToSynthesize);
    }

    public ISpeechRecognizer CreateRecognizer() => new Recognizer(this);

    private sealed class Synthesizer(bool isMute) : ISpeechSynthesizer
    {
        public short[] Synthesize(string text) => isMute
            ? throw new InvalidOperationException("the synthesizer failed")
            : TestAudio.Tone(MsPerWord * text.Split(' ').Length);
    }

    private sealed class Recognizer(ScriptedSpeech script) : ISpeechRecognizer
    {
        private int _samples;

        public void Begin() => _samples = 0;

        public void Push(ReadOnlySpan<short> pcm) => _samples += pcm.Length;

        public string End()
        {
            script.RecognizedMs.Enqueue(_samples / 8);
            return script.FailsToRecognize ? throw new InvalidOperationException("the recognizer failed")
                : script._recognizedTexts.TryDequeue(out var words) ? words : "";
        }

        public void Dispose()
        {
        }
    }
}
