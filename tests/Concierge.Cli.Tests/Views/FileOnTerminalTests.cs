using Concierge.Cli.Views;

namespace Concierge.Cli.Tests.Views;

/// <summary>A file that is written to standard output.</summary>
public class FileOnTerminalTests
{
    private const string Calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Luigi\u202e\u2066s\u200f\u009b\r\nEND:VCALENDAR\r\n";

    [Fact]
    public void Terminal_DirectionOfText_IsEscaped() => TerminalText.ForOutput(Calendar, isRedirected: false)
        .ShouldBe("BEGIN:VCALENDAR\nSUMMARY:Luigi\\u202e\\u2066s\\u200f\\u009b\nEND:VCALENDAR");

    [Fact]
    public void FileOrPipe_Text_IsAsItWasWritten() =>
        TerminalText.ForOutput(Calendar, isRedirected: true).ShouldBe(Calendar.TrimEnd());
}
