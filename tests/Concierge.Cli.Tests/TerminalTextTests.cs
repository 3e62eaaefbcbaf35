using Concierge.Cli.Views;
using Spectre.Console;

namespace Concierge.Cli.Tests;

/// <summary>What others write controls no terminal.</summary>
public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("Luigi's", "Luigi's")]
    [InlineData("Café Löwen 寿司 🍕", "Café Löwen 寿司 🍕")]
    [InlineData("a\u001b[31mred", "a\\u001b[31mred")]
    [InlineData("\u001b]0;title\u0007", "\\u001b]0;title\\u0007")]
    [InlineData("\u009b2J", "\\u009b2J")]
    [InlineData("back\b\b\r", "back\\u0008\\u0008\\u000d")]
    [InlineData("\u202egnp.exe\u2066x\u2069", "\\u202egnp.exe\\u2066x\\u2069")]
    [InlineData("one\u2028two\u200f\u061c", "one\\u2028two\\u200f\\u061c")]
    [InlineData("\u007f", "\\u007f")]
    public void Escape_ControlCharacters_AreShownAsWhatTheyAre(string text, string shown) => TerminalText.Escape(text).ShouldBe(shown);

    [Fact]
    public void EscapeLine_LineBreaks_DoNotForgeALine() => TerminalText.EscapeLine("Luigi's\r\nBooked!\u001b[A").ShouldBe("Luigi's Booked!\\u001b[A");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Terminal_EveryKindOfOutput_IsEscaped(bool isTerminal)
    {
        var (console, written) = TestConsole.Create(isTerminal);
        console.Pipeline.Attach(TerminalText.Hook);
        const string Name = "Luigi\u001b]8;;http://evil\u0007 [bold]\u202e";

        console.WriteLine(Name);
        console.MarkupLineInterpolated($"[red]{Name}[/]");
        console.MarkupLine(Markup.Escape(Name));
        console.Write(new Table().AddColumn("Name").AddRow(Markup.Escape(Name)));

        var text = written.ToString();
        text.ShouldNotContain("\u001b]");
        text.ShouldNotContain("\u0007");
        text.ShouldNotContain("\u202e");
        text.Split("\\u001b]8;;http://evil\\u0007 [bold]\\u202e").Length.ShouldBe(5);
    }

    [Fact]
    public void Terminal_Consoles_HaveTheHook()
    {
        Terminal.Output.Pipeline.Process(null!, [new Text("x")]).ShouldNotBeEmpty();
        Terminal.Output.Pipeline.Process(null!, [new Text("x")]).Single().ShouldNotBeOfType<Text>();
        Terminal.Error.Pipeline.Process(null!, [new Text("x")]).Single().ShouldNotBeOfType<Text>();
    }
}
