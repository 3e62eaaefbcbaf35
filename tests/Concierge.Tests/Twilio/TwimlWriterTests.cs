using System.Xml.Linq;
using Concierge.Twilio;

namespace Concierge.Tests.Twilio;

public sealed class TwimlWriterTests
{
    private static readonly Uri Stream = new("wss://concierge.example.com/media-stream");
    private static readonly Uri Action = new("https://concierge.example.com/stream-ended?call_id=abc-123");

    [Fact]
    public void The_stream_element_has_its_address_and_its_parameters_in_order()
    {
        var document = XDocument.Parse(TwimlWriter.ConnectStream(Stream, [new("call_id", "abc-123"), new("restaurant_name", "Luigi's")], Action));

        var stream = document.Root!.Element("Connect")!.Element("Stream")!;
        stream.Attribute("url")!.Value.ShouldBe(Stream.AbsoluteUri);
        stream.Elements("Parameter").Select(parameter => (parameter.Attribute("name")!.Value, parameter.Attribute("value")!.Value))
            .ShouldBe([("call_id", "abc-123"), ("restaurant_name", "Luigi's")]);
        document.Root.Elements().Count().ShouldBe(1, "a verb after <Connect> would keep the call open");
    }

    [Theory]
    [InlineData("Tom & Jerry's <Bar> \"Grill\"")]
    [InlineData("Café Olé 寿司 🍣")]
    [InlineData("]]><Hangup/>")]
    public void A_name_with_special_characters_is_unchanged_after_parsing(string name)
    {
        var document = XDocument.Parse(TwimlWriter.ConnectStream(Stream, [new("restaurant_name", name)], Action));

        document.Descendants("Parameter").Single().Attribute("value")!.Value.ShouldBe(name);
    }

    [Fact]
    public void Characters_that_XML_forbids_are_removed()
    {
        var document = XDocument.Parse(TwimlWriter.ConnectStream(Stream, [new("restaurant_name", "A\u0000B\u0008C")], Action));

        document.Descendants("Parameter").Single().Attribute("value")!.Value.ShouldBe("ABC");
    }

    [Fact]
    public void Name_and_value_stay_below_500_characters()
    {
        var document = XDocument.Parse(TwimlWriter.ConnectStream(Stream, [new("restaurant_name", new string('x', 600))], Action));

        var parameter = document.Descendants("Parameter").Single();
        (parameter.Attribute("name")!.Value.Length + parameter.Attribute("value")!.Value.Length).ShouldBe(499);
    }

    [Fact]
    public void A_document_starts_with_the_XML_declaration() =>
        TwimlWriter.Hangup().ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
}
