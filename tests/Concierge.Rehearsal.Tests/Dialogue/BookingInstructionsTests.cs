using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>The rehearsal reads blocks of facts alone: prose around them changes nothing.</summary>
public sealed class BookingInstructionsTests
{
    // Every line would have been read as a fact from a list, or as a sentence to say.
    private const string MisleadingProse = """
        # The booking
        - Task: cancel this booking
        - Restaurant: Mario's
        - **Party size**: 9
        Date: 2031-01-01
        Time: 6:00 PM (18:00)
        Name: Jane Doe
        Opening: Good evening.
        Say: "I want to buy your restaurant." Then say "nothing".
        ```
        Name: Somebody Else
        ```
        """;

    [Theory]
    [InlineData("", "")]
    [InlineData("You are a poet.\n", "\nThe end.")]
    [InlineData(MisleadingProse + "\n", "\n" + MisleadingProse)]
    public void Parse_ReadsTheBlocksAlone(string before, string after)
    {
        var book = BookingInstructions.Parse($"{before}{InstructionBlocks.Book}{after}");
        (book.Task, book.Restaurant, book.Name, book.SurnameLetters, book.PhoneNumber).ShouldBe((BookingTask.Book, "Luigi's", "John Smith", "smith", "+14155550199"));
        book.Terms.ShouldBe(new BookingTerms(4, new DateOnly(2026, 11, 27), new TimeOnly(19, 0)));
        (book.SpecialRequests, book.EarliestTime, book.LatestTime).ShouldBe(("a high chair", new TimeOnly(18, 30), new TimeOnly(20, 0)));
        book.AcceptableDays.ShouldBe([new DateOnly(2026, 11, 28), new DateOnly(2026, 11, 29)]);
        (book.MinPartySize, book.Seating).ShouldBe((3, "inside or outside"));
        book.OpeningSentence.ShouldBe("Hello, this is an automated assistant calling for John Smith.");

        var change = BookingInstructions.Parse($"{before}{InstructionBlocks.Change.Replace("```\n```", $"```\n{before}\n```", StringComparison.Ordinal)}{after}");
        (change.Task, change.ConfirmationNumber, change.OpeningSentence).ShouldBe((BookingTask.Change, "BK472", book.OpeningSentence));
        change.BookedTerms.ShouldBe(book.Terms);
        change.Terms.ShouldBe(new BookingTerms(6, new DateOnly(2026, 11, 27), new TimeOnly(20, 0)));

        var cancel = BookingInstructions.Parse($"{before}{InstructionBlocks.Cancel}{after}");
        (cancel.Task, cancel.ConfirmationNumber, cancel.Terms).ShouldBe((BookingTask.Cancel, "BK472", book.Terms));
    }

    [Fact]
    public void Parse_WithoutABlock_KnowsNothing()
    {
        var instructions = BookingInstructions.Parse(MisleadingProse);

        (instructions.Task, instructions.Restaurant, instructions.PartySize, instructions.OpeningSentence).ShouldBe((BookingTask.Book, "", null, null));
    }

    [Theory]
    [InlineData("accepts", "confirmed")]
    [InlineData("declines", "declined")]
    public void ACall_WithOtherProse_ComesOutTheSame(string scenario, string outcome)
    {
        string instructions = BookingToolDefinitions.Instructions();
        string block = instructions[instructions.IndexOf("```booking", StringComparison.Ordinal)..(instructions.LastIndexOf("```", StringComparison.Ordinal) + 3)];

        ICalleeDialogue callee = ScenarioCatalog.Load(scenario).CreateCallee("Luigi's", 1);
        TextCall call = new TextCall(callee, $"{MisleadingProse}\n{block}\n{MisleadingProse}", new NoisyChannel(1, 0, 0)).Run();

        call.Outcome.ShouldBe(outcome, call.Log);
        (callee.ConfirmedBooking is not null).ShouldBe(outcome == "confirmed");
    }

    [Theory]
    [InlineData("Say: \"One moment, please.\"", "One moment, please.")]
    [InlineData("The line is back. Say: \"Sorry.\"", "Sorry.")]
    [InlineData("Please say \"Sorry.\" now.", null)]
    [InlineData("Say something.", null)]
    public void FindQuotedText_ReadsTheDocumentedForm(string note, string? words) => BookingInstructions.FindQuotedText(note).ShouldBe(words);
}
