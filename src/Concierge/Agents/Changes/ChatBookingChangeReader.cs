using System.Globalization;
using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Agents.Questions;
using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Changes;

/// <summary>Reads a change with the configured language model, which calls <c>change_booking</c> with what it understood.</summary>
internal sealed class ChatBookingChangeReader(IChatClient chatClient, LocalClock clock) : IBookingChangeReader
{
    /// <inheritdoc/>
    public async Task<BookingChangeRequest> ReadAsync(Booking booking, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(booking);
        var now = clock.GetNow(booking.TimeZone);
        BookingChangeRequest? read = null;
        var tool = new ChangeBookingTool((_, parse, _) =>
        {
            read = parse(now.Date);
            return Task.FromResult("");
        }).Function;
        var instructions = PromptTemplate.Render(
            "change",
            ("now", now.ToString("dddd uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ("booking", JsonSerializer.Serialize(new BookingsAnswer([BookingAnswer.From(booking)]), ToolResultJsonContext.SnakeCase.BookingsAnswer)));
        ChatMessage[] messages = [new(ChatRole.System, instructions), new(ChatRole.User, text)];
        var response = await chatClient
            .GetStreamingResponseAsync(messages, new ChatOptions { Tools = [tool] }, cancellationToken)
            .ToChatResponseAsync(cancellationToken);
        var call = response.Messages
            .SelectMany(message => message.Contents)
            .OfType<FunctionCallContent>()
            .FirstOrDefault(call => call.Name == ChangeBookingTool.Name);
        if (call is { Exception: null })
        {
            await InvokeAsync(tool, call, cancellationToken);
        }

        // A model that calls no tool asks the guest for what is missing. The question is told in the program's own wording.
        return read is null or { IsEmpty: true }
            ? throw new ConciergeException(BookingChangeErrors.NotUnderstood(call is null ? FindQuestion(response.Text) : null))
            : read;
    }

    private static string FindQuestion(string words) => GuestQuestionFormatter.FormatFields(
    [
        .. SentenceSplitter.Split(words)
            .SelectMany(GuestQuestionReader.Find)
            .Distinct()
            .Order()
            .Select(GuestQuestionFormatter.FindField)
            .OfType<BookingField>()
            .Where(field => field is BookingField.PartySize or BookingField.Date or BookingField.Time),
    ]);

    private static async Task InvokeAsync(AIFunction tool, FunctionCallContent call, CancellationToken cancellationToken)
    {
        try
        {
            await tool.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidCastException)
        {
            throw new ConciergeException(BookingChangeErrors.NotUnderstood(), exception);
        }
    }
}
