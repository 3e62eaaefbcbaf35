using Concierge.Cli.Views;

namespace Concierge.Cli.Tests.Views;

/// <summary>Nothing is offered to say where the program has ended.</summary>
public sealed class OneShotWordingTests
{
    [Theory]
    [InlineData("Nobody answered at Luigi's. Nothing is booked; say \"try again\" to call once more.")]
    [InlineData("Luigi's offers one for 4 people on Monday 23 November at 8:00 PM. Nothing is booked yet: say \"book it\" to take it.")]
    [InlineData("Nothing is changed: the table for 4 people still stands. Say \"book it\" to take it.")]
    [InlineData("Luigi's has just been called for this table. Say \"try again\" to call once more.")]
    [InlineData("I did not understand that. Tell me what to change, or say \"try again\".")]
    [InlineData("Luigi's is closed now and was not called. Say \"call when they open\" (--when-open) to have it called then.")]
    [InlineData("Choose another time, or say \"ask them anyway\".")]
    [InlineData("There is no booking \"Luigi's\". Ask \"what have I booked?\" to see them.")]
    [InlineData("I have called nobody just now. Ask \"what have I booked?\" to see your bookings.")]
    [InlineData("Trattoria da Anna, Konstanz. Say \"book there\" for Trattoria da Anna.")]
    [InlineData("To cancel: Luigi's, 4 people. Shall I call them to cancel it?")]
    public void Adapt_Offer_NamesWhatToType(string text)
    {
        var adapted = OneShotWording.Adapt(text);

        adapted.ShouldNotBe(text);
        adapted.ShouldNotContain("say \"", Case.Insensitive);
        adapted.ShouldNotContain("Ask \"");
        adapted.ShouldNotContain("Shall I");
    }

    [Fact]
    public void Adapt_PlainAnswer_IsLeft() => OneShotWording.Adapt("Which day?").ShouldBe("Which day?");
}
