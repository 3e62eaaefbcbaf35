using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Tests.Options;

/// <summary>The form of a <c>.env</c> file.</summary>
public sealed class EnvironmentFileParserTests
{
    [Theory]
    [InlineData("NAME=Luigi's", "Luigi's")]
    [InlineData("NAME=Pat O'Brien", "Pat O'Brien")]
    [InlineData("NAME=Bar \"Rosa\" am See", "Bar \"Rosa\" am See")]
    [InlineData("NAME=5\" pizza", "5\" pizza")]
    [InlineData("NAME=a\\nb $HOME ${HOME} `x`", "a\\nb $HOME ${HOME} `x`")]
    [InlineData("NAME='Pat Smith'", "Pat Smith")]
    [InlineData("NAME='a\\n # b'", "a\\n # b")]
    [InlineData("NAME=\"Luigi's\"", "Luigi's")]
    [InlineData("NAME=\"say \\\"hello\\\"\\t\\\\ \\d\"", "say \"hello\"\t\\ \\d")]
    [InlineData("NAME=\"one\"   # a comment", "one")]
    [InlineData("NAME=one # it's a comment", "one")]
    [InlineData("NAME=http://host/#part", "http://host/#part")]
    [InlineData("NAME=#a comment", "")]
    [InlineData("NAME=", "")]
    [InlineData("NAME=   ", "")]
    [InlineData("NAME = one", "one")]
    [InlineData("  export   NAME=one  ", "one")]
    [InlineData("\uFEFFNAME=one", "one")]
    [InlineData("# first\r\n\r\nNAME=one\r\n", "one")]
    [InlineData("NAME=one\rOTHER=two", "one")]
    [InlineData("NAME=a=b==", "a=b==")]
    [InlineData("NAME=日本 ✓", "日本 ✓")]
    [InlineData("NAME=\"-----BEGIN-----\nabc=\n-----END-----\"", "-----BEGIN-----\nabc=\n-----END-----")]
    [InlineData("NAME=first\nNAME=last", "first", "last")]
    public void Parse_ValidText_TakesTheValue(string text, params string[] values) =>
        EnvironmentFileParser.Parse(text).Where(entry => entry.Key == "NAME").Select(entry => entry.Value).ShouldBe(values);

    [Fact]
    public void Parse_ExportAsName_IsAName() => EnvironmentFileParser.Parse("export=1").Single().Key.ShouldBe("export");

    [Theory]
    [InlineData("A=1\nNAME='t Hooft", "line 2, column 6", "no end")]
    [InlineData("NAME=\"one\nPORT=8080\nX=\"", "line 1, column 6", "no end")]
    [InlineData("NAME='t Smidje's", "line 1, column 16", "text follows")]
    [InlineData("NAME='Luigi's", "line 1, column 13", "text follows")]
    [InlineData("NAME=\"one\" two", "line 1, column 12", "text follows")]
    [InlineData("NAME", "line 1, column 5", "= is expected")]
    [InlineData("\n\nNAME one", "line 3, column 6", "= is expected")]
    [InlineData("=one", "line 1, column 1", "a name is expected")]
    [InlineData("1NAME=one", "line 1, column 1", "a name is expected")]
    [InlineData("export =one", "line 1, column 8", "a name is expected")]
    public void Parse_InvalidText_NamesLineColumnAndReason(string text, string place, string reason)
    {
        var refused = Should.Throw<FormatException>(() => EnvironmentFileParser.Parse(text));

        refused.Message.ShouldContain(place);
        refused.Message.ShouldContain(reason);
        refused.Message.ShouldNotContain("Hooft");
    }

    [Fact]
    public void Read_InvalidFile_NamesFileLineAndReason()
    {
        var path = Path.Combine(Path.GetTempPath(), $"concierge-{Guid.NewGuid():N}.env");
        File.WriteAllText(path, "PORT=8080\nCUSTOMER_NAME='Pat\n");
        try
        {
            var error = Should.Throw<ConciergeException>(() => EnvironmentFile.Read(path)).Error;

            error.Code.ShouldBe("setting.file_unreadable");
            error.Message.ShouldContain(Path.GetFileName(path));
            error.Message.ShouldContain("line 2, column 15");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
