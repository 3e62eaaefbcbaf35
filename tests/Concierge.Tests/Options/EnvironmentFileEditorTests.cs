using Concierge.Options;

namespace Concierge.Tests.Options;

/// <summary>Changes of a <c>.env</c> file.</summary>
public sealed class EnvironmentFileEditorTests
{
    [Theory]
    [InlineData("", "A=x\n")]
    [InlineData("B=1", "B=1\nA=x\n")]
    [InlineData("B=1\r\n", "B=1\r\nA=x\r\n")]
    [InlineData("A=old\n", "A=x\n")]
    [InlineData("A=\nB=1\n", "A=x\nB=1\n")]
    [InlineData("# A=comment\nA = old   # why\n\nodd.name=1\n", "# A=comment\nA = x   # why\n\nodd.name=1\n")]
    [InlineData("  export  A='old'# why", "  export  A=x # why")]
    [InlineData("A=# why\n", "A=x # why\n")]
    [InlineData("A=\"one\ntwo\"  # why\r\nB=1", "A=x  # why\r\nB=1")]
    [InlineData("A=first\nA=last\n", "A=first\nA=x\n")]
    [InlineData("\uFEFFA=old\rB=1\r", "\uFEFFA=x\rB=1\r")]
    public void Set_KeepsEverythingElse(string text, string expected) => EnvironmentFileEditor.Set(text, "A", "x").ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("Luigi's")]
    [InlineData("'quoted'")]
    [InlineData("\"quoted\"")]
    [InlineData("#1 in town")]
    [InlineData("a # b")]
    [InlineData("a#b")]
    [InlineData(" blanks ")]
    [InlineData("\\n is two characters")]
    [InlineData("# \\n \" ' \\")]
    [InlineData("-----BEGIN-----\nabc=\n-----END-----\n")]
    [InlineData("tab\tand\r\nline")]
    [InlineData("日本 ✓ $HOME ${HOME} `x`")]
    public void Set_AnyValue_IsReadBack(string value)
    {
        var text = EnvironmentFileEditor.Set("# first\nA=old\nB=1\n", "A", value);

        var read = EnvironmentFileParser.Parse(text);
        read.Single(entry => entry.Key == "A").Value.ShouldBe(value);
        read.Single(entry => entry.Key == "B").Value.ShouldBe("1");
        EnvironmentFileEditor.Set(text, "A", "old").ShouldBe("# first\nA=old\nB=1\n");
    }
}
