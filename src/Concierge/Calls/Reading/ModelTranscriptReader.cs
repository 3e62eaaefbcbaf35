using Concierge.Calls.Results;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Concierge.Calls.Reading;

/// <summary>Has a chat model read a call: it gets the call as data and answers with acts, each with a quotation.</summary>
internal sealed class ModelTranscriptReader(IChatClient chatClient) : ITranscriptReader
{
    private static readonly string Instructions = ReadInstructions();

    private static readonly ChatOptions Options = new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(ActsSchema.Schema, ActsSchema.Name, "What the restaurant does in each of its turns."),
    };

    /// <inheritdoc/>
    public async Task<ModelReading?> ReadAsync(
        ReservationDetails details, LocalDateTime now, IReadOnlyList<TranscriptTurn> transcript, CancellationToken cancellationToken)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, Instructions),
            new(ChatRole.User, CallDocumentFormatter.Format(details, now, transcript)),
        ];
        var response = await chatClient.GetResponseAsync(messages, Options, cancellationToken);
        var isWhole = response.FinishReason != ChatFinishReason.Length && response.FinishReason != ChatFinishReason.ContentFilter
            && !response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any();
        return isWhole ? ActsAnswerParser.Parse(response.Text, transcript) : null;
    }

    private static string ReadInstructions()
    {
        using var file = typeof(ModelTranscriptReader).Assembly.GetManifestResourceStream("Concierge.Calls.Prompts.reading.md")
            ?? throw new InvalidOperationException("The embedded prompt 'reading.md' is missing.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().TrimEnd();
    }
}
