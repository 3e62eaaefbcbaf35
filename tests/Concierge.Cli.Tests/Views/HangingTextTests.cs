using Concierge.Cli.Views;

namespace Concierge.Cli.Tests.Views;

public sealed class HangingTextTests
{
    [Theory]
    [InlineData("one two three", 80, 0, "one two three")]
    [InlineData("aaaaaaaaaa bbbbbbbbbb cccccccccc", 31, 5, "aaaaaaaaaa bbbbbbbbbb", "cccccccccc")]
    [InlineData("", 80, 10, "")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 21, 0, "aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaa")]
    public void Wrap_Text_FillsTheColumn(string text, int width, int indent, params string[] lines) =>
        HangingText.Wrap(text, width, indent).ShouldBe(lines);

    [Fact]
    public void Wrap_WideLetters_CountsCells() => HangingText.Wrap("日本料理 日本料理 日本料理", 21, 0).ShouldBe(["日本料理 日本料理", "日本料理"]);

    [Theory]
    [InlineData("Luigi's", 12, "Luigi's     ")]
    [InlineData("Trattoria da Anna", 12, "Trattoria da")]
    [InlineData("日本料理日本料理", 12, "日本料理日本")]
    public void Fit_Name_HasTheWidth(string name, int width, string fitted) => HangingText.Fit(name, width).ShouldBe(fitted);
}
