using Concierge.Language.Spelling;

namespace Concierge.Tests.Language.Spelling;

/// <summary>A name is spelled with the spelling alphabet, and read from letters.</summary>
public sealed class NameSpellerTests
{
    [Theory]
    [InlineData("Anna Li", "L as in Lima, I as in India")]
    [InlineData("Pat O'Brien", "O as in Oscar, B as in Bravo, R as in Romeo; I as in India, E as in Echo, N as in November")]
    [InlineData("Mai Nguyễn", "N as in November, G as in Golf, U as in Uniform; Y as in Yankee, E as in Echo, N as in November")]
    [InlineData("王小明", "")]
    public void Spell_Surname_IsInGroupsOfThree(string name, string spelling) => NameSpeller.Spell(name).ShouldBe(spelling);

    [Theory]
    [InlineData("Smith", "Smith")]
    [InlineData("Anna Maria Smith", "Smith")]
    [InlineData("Marco De Luca", "De Luca")]
    [InlineData("Jan van den Berg", "van den Berg")]
    [InlineData("Van Morrison", "Morrison")]
    [InlineData("María de la Cruz", "de la Cruz")]
    [InlineData("", "")]
    public void GetSurname_Name_HasItsParticles(string name, string surname) => NameSpeller.GetSurname(name).ShouldBe(surname);

    [Theory]
    [InlineData("Anna Müller-Lüdenscheidt", false)]
    [InlineData("Đặng", false)]
    [InlineData("王小明", true)]
    [InlineData("Иван", true)]
    [InlineData("Anna Παπαδόπουλος", true)]
    public void HasOtherScript_Name_IsTold(string name, bool other) => NameSpeller.HasOtherScript(name).ShouldBe(other);

    [Theory]
    [InlineData("under the name kilo oscar whiskey is that right", "kow")]
    [InlineData("k. as in kilo o. as in oscar w. as in whiskey", "kow")]
    [InlineData("K-O-W-A-L-S-K-I?", "kowalski")]
    [InlineData("X as in X-ray, A as in Alfa", "xa")]
    [InlineData("o for orange b like bread r", "obr")]
    [InlineData("double s e n", "ssen")]
    [InlineData("the code is z. as in zulu w. as in whiskey two three six", null)]
    [InlineData("a table for four at seven p.m.", null)]
    [InlineData("i have a table", null)]
    public void FindAll_Letters_AreRead(string turn, string? letters) =>
        (SpelledNameReader.FindAll(turn) is [.., var last] ? last : null).ShouldBe(letters);

    [Theory]
    [InlineData("Kowalski")]
    [InlineData("Wojciechowski")]
    [InlineData("Xu")]
    [InlineData("Nguyễn")]
    public void FindAll_Spelling_IsTheName(string name) => SpelledNameReader.FindAll(NameSpeller.Spell(name)).ShouldBe([NameSpeller.GetLetters(name)]);
}
