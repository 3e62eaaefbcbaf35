using System.Globalization;
using Concierge.Language.Text;

namespace Concierge.Tests.Language.Spelling;

/// <summary>Every Latin letter is folded to letters from A to Z.</summary>
public sealed class AccentRemoverTests
{
    [Theory]
    [InlineData(0x00C0, 0x00FF)]
    [InlineData(0x0100, 0x017F)]
    [InlineData(0x0180, 0x024F)]
    [InlineData(0x1E00, 0x1EFF)]
    public void Remove_EveryLetterOfABlock_LeavesLettersFromAToZ(int first, int last)
    {
        var letters = Enumerable.Range(first, last - first + 1).Select(code => (char)code)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter)
                is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter);

        letters.Where(letter => !AccentRemover.Remove(letter.ToString()).All(char.IsAsciiLetter)).ShouldBeEmpty();
        letters.Where(letter => letter is not ('Ɂ' or 'ɂ') && AccentRemover.Remove(letter.ToString()).Length == 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Nguyễn", "Nguyen")]
    [InlineData("Nguyê\u0303n", "Nguyen")]
    [InlineData("Đặng Thị Hương", "Dang Thi Huong")]
    [InlineData("Wałęsa", "Walesa")]
    [InlineData("Weiß", "Weiss")]
    [InlineData("Sørensen Ærø", "Sorensen Aero")]
    [InlineData("Þórðarson", "Thordarson")]
    [InlineData("Ağaoğlu", "Agaoglu")]
    public void Remove_Name_IsFoldedWhole(string name, string folded) => AccentRemover.Remove(name).ShouldBe(folded);
}
