namespace Concierge.Rehearsal.Speech;

/// <summary>What a recognizer is made for.</summary>
/// <param name="Adaptation">The adaptation of the acoustic model (<see cref="SpeechResources.Adaptations"/>); <see langword="null"/> for none.</param>
/// <param name="IsForFreeWording">
/// Whether any English word can be recognized, with the language model of the sentence templates and the general one mixed. Otherwise only the words of
/// the templates are, with fewer errors and a tenth of the work.
/// </param>
internal readonly record struct RecognizerKind(string? Adaptation, bool IsForFreeWording = false);
