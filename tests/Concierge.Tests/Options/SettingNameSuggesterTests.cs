using Concierge.Options;

namespace Concierge.Tests.Options;

public sealed class SettingNameSuggesterTests
{
    [Theory]
    [InlineData("TWILIO_TOKEN", "TWILIO_AUTH_TOKEN")]
    [InlineData("TWILIO_SID", "TWILIO_ACCOUNT_SID")]
    [InlineData("TWILIO_NUMBER", "TWILIO_PHONE_NUMBER")]
    [InlineData("OPENAI_KEY", "OPENAI_API_KEY")]
    [InlineData("RESTAURANT_NAME", "DEMO_RESTAURANT_NAME")]
    [InlineData("CUSTOMER_NAMES", "CUSTOMER_NAME")]
    [InlineData("customer_phone", "CUSTOMER_PHONE")]
    public void FindSimilar_NameLikeASetting_ReturnsTheSetting(string name, string setting) => SettingNameSuggester.FindSimilar(name).ShouldBe(setting);

    [Theory]
    [InlineData("SMTP_PORT")]
    [InlineData("MY_API_KEY")]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("NODE_ENV")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("POSTGRES_PASSWORD")]
    public void FindSimilar_NameOfAnotherProgram_ReturnsNull(string name) => SettingNameSuggester.FindSimilar(name).ShouldBeNull();

    [Fact]
    public void FindSimilar_EverySetting_ReturnsNull() =>
        SettingNames.All.ShouldAllBe(name => SettingNameSuggester.FindSimilar(name) == null && SettingNameSuggester.FindTypingError(name) == null);
}
