using Concierge.Contracts;
using Concierge.Options;
using Concierge.Options.Loading;

namespace Concierge.Tests.Options;

public sealed class ConciergeSettingsLoaderTests
{
    [Fact]
    public void Load_NoSettings_HasNoErrors()
    {
        var reading = Load();

        reading.Errors.ShouldBeEmpty();
        reading.Settings.Realtime.Model.ShouldBe("gpt-realtime-2.1");
        reading.Settings.Realtime.Voice.ShouldBe("alloy");
        reading.Settings.Server.Port.ShouldBe(8080);
        reading.Settings.Limits.CallsPerHour.ShouldBe(5);
        reading.Settings.Limits.CallsPerDay.ShouldBe(20);
        reading.Settings.Calls.Timeout.ShouldBe(TimeSpan.FromSeconds(180));
        reading.Settings.Realtime.AudioChunk.ShouldBe(TimeSpan.FromMilliseconds(50));
        reading.Settings.Calls.AskGuest.ShouldBe(TimeSpan.FromSeconds(45));
        reading.Settings.Calls.Voicemail.ShouldBe(VoicemailPolicy.HangUp);
        reading.Settings.Calls.HoldLimit.ShouldBe(TimeSpan.FromSeconds(120));
        reading.Settings.Calls.Silence.ShouldBe(TimeSpan.FromSeconds(8));
        reading.Settings.Calls.Retries.ShouldBeNull();
        reading.Settings.Calls.BusyRetry.ShouldBe(TimeSpan.FromMinutes(3));
        reading.Settings.Calls.NoAnswerRetry.ShouldBe(TimeSpan.FromMinutes(20));
        reading.Settings.Calls.CallingHours.ShouldBe(new CallingHours(new(8, 0), new(21, 0)));
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("10.0.0.5", "10.0.0.5/32")]
    [InlineData("172.16.0.0/12, fd00::1", "172.16.0.0/12 fd00::1/128")]
    public void Load_TrustedProxies_AreAddressesAndNetworks(string text, string expected)
    {
        var reading = Load(("TRUSTED_PROXIES", text));

        reading.Errors.ShouldBeEmpty();
        string.Join(' ', reading.Settings.Server.TrustedProxies.ShouldNotBeNull()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("OPENAI_API_KEY", "sk bad")]
    [InlineData("OPENAI_BASE_URL", "api.openai.com")]
    [InlineData("OPENAI_BASE_URL", "ftp://host")]
    [InlineData("REALTIME_MODEL", "no such/model!")]
    [InlineData("REALTIME_VOICE", "darth")]
    [InlineData("TWILIO_ACCOUNT_SID", "SK123")]
    [InlineData("TWILIO_AUTH_TOKEN", "two words")]
    [InlineData("TWILIO_PHONE_NUMBER", "0415 555 0123")]
    [InlineData("TWILIO_BASE_URL", "nowhere")]
    [InlineData("PUBLIC_DOMAIN", "http://abc.ngrok.app")]
    [InlineData("PUBLIC_DOMAIN", "abc.ngrok.app/path")]
    [InlineData("TRUSTED_PROXIES", "10.0.0.0/8, the proxy")]
    [InlineData("TRUSTED_PROXIES", "10.0.0.0/99")]
    [InlineData("PORT", "80800")]
    [InlineData("PORT", "eighty")]
    [InlineData("DEMO_RESTAURANT_PHONE", "none")]
    [InlineData("ALLOWED_PHONE_NUMBERS", "+14155550123, twelve")]
    [InlineData("CALLS_PER_HOUR", "0")]
    [InlineData("PROCESS_TUNING", "perhaps")]
    [InlineData("CALLS_PER_DAY", "-1")]
    [InlineData("CALL_TIMEOUT_SECONDS", "5")]
    [InlineData("AUDIO_CHUNK_MS", "5000")]
    [InlineData("ASK_CUSTOMER_SECONDS", "121")]
    [InlineData("ASK_CUSTOMER_SECONDS", "often")]
    [InlineData("AGENT_GREETING", "Hello, I call for {name}.")]
    [InlineData("AGENT_GREETING", "Hello, I call for {{customer_name}}.")]
    [InlineData("AGENT_GREETING", "Hello, I call for {customer_name.")]
    [InlineData("VOICEMAIL", "sing")]
    [InlineData("HOLD_LIMIT_SECONDS", "9")]
    [InlineData("HOLD_LIMIT_SECONDS", "901")]
    [InlineData("SILENCE_SECONDS", "3")]
    [InlineData("CALL_RETRIES", "6")]
    [InlineData("BUSY_RETRY_MINUTES", "0")]
    [InlineData("NO_ANSWER_RETRY_MINUTES", "481")]
    [InlineData("CALLING_HOURS", "21:00-08:00")]
    [InlineData("CALLING_HOURS", "all day")]
    [InlineData("CUSTOMER_PHONE", "call me")]
    [InlineData("AGENT_REASONING_EFFORT", "a-lot")]
    [InlineData("AGENT_REASONING_EFFORT", "None")]
    [InlineData("CONCIERGE_API_KEY", "0123456789")]
    [InlineData("CONCIERGE_SERVER_URL", "localhost:8080")]
    public void Load_InvalidSetting_NamesSettingAndRemedy(string name, string value)
    {
        var error = Load((name, value)).Errors.ShouldHaveSingleItem();

        error.Message.ShouldContain(name);
        error.Remedy.ShouldNotBeEmpty();
        error.Message.ShouldNotContain(value, Case.Sensitive, "a setting's value may be a secret");
    }

    [Theory]
    [InlineData("gpt-4o-realtime-preview-2024-10-01")]
    [InlineData("gpt-4o-realtime-preview")]
    [InlineData("gpt-4o-mini-realtime-preview-2024-12-17")]
    public void A_retired_model_is_refused_and_its_successor_named(string model)
    {
        var error = Load(("REALTIME_MODEL", model)).Errors.ShouldHaveSingleItem();

        error.Code.ShouldBe("setting.retired_model");
        error.Message.ShouldContain(model);
        error.Remedy.ShouldContain("gpt-realtime-2.1");
    }

    [Fact]
    public void Every_wrong_setting_is_told_at_once() =>
        Load(("PORT", "x"), ("REALTIME_VOICE", "x"), ("CALLS_PER_DAY", "x")).Errors.Count.ShouldBe(3);

    [Theory]
    [InlineData("abc.ngrok.app", "abc.ngrok.app")]
    [InlineData("https://abc.ngrok.app/", "abc.ngrok.app")]
    [InlineData("abc.example:8443", "abc.example:8443")]
    public void A_public_domain_is_a_host(string value, string expected) =>
        Load(("PUBLIC_DOMAIN", value)).Settings.Twilio.PublicDomain.ShouldBe(expected);

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("none", "none")]
    [InlineData("xhigh", "xhigh")]
    [InlineData("off", "off")]
    public void Load_ReasoningEffort_IsUnsetOrOneOfItsValues(string? value, string? expected) =>
        (value is null ? Load() : Load(("AGENT_REASONING_EFFORT", value))).Settings.Agents.ReasoningEffort.ShouldBe(expected);

    [Fact]
    public void Load_WrongReasoningEffort_ListsTheValues() =>
        Load(("AGENT_REASONING_EFFORT", "a-lot")).Errors.ShouldHaveSingleItem().ShouldBe(new ConciergeError(
            "setting.invalid",
            "AGENT_REASONING_EFFORT is not a reasoning effort.",
            "Set it to one of none, minimal, low, medium, high, xhigh, max, off, or leave it unset."));

    [Fact]
    public void How_the_conversation_is_held_can_be_set()
    {
        var settings = Load(
            ("ASK_CUSTOMER_SECONDS", "0"), ("VOICEMAIL", "leave_message"), ("HOLD_LIMIT_SECONDS", "300"), ("SILENCE_SECONDS", "12"),
            ("CALL_RETRIES", "5"), ("BUSY_RETRY_MINUTES", "10"), ("NO_ANSWER_RETRY_MINUTES", "60"), ("CALLING_HOURS", "10:30-22:00")).Settings;

        settings.Calls.AskGuest.ShouldBe(TimeSpan.Zero);
        settings.Calls.Voicemail.ShouldBe(VoicemailPolicy.LeaveMessage);
        settings.Calls.HoldLimit.ShouldBe(TimeSpan.FromMinutes(5));
        settings.Calls.Silence.ShouldBe(TimeSpan.FromSeconds(12));
        settings.Calls.Retries.ShouldBe(5);
        settings.Calls.BusyRetry.ShouldBe(TimeSpan.FromMinutes(10));
        settings.Calls.NoAnswerRetry.ShouldBe(TimeSpan.FromHours(1));
        settings.Calls.CallingHours.ToString().ShouldBe("10:30 to 22:00");
    }

    [Theory]
    [InlineData("00:00-24:00", "00:00 to 24:00", 23, 59, true)]
    [InlineData("09:00-24:00", "09:00 to 24:00", 23, 59, true)]
    [InlineData("09:00-24:00", "09:00 to 24:00", 0, 0, false)]
    [InlineData("09:00-21:00", "09:00 to 21:00", 21, 0, false)]
    public void Calling_hours_may_last_until_midnight(string written, string shown, int hour, int minute, bool within)
    {
        var hours = Load(("CALLING_HOURS", written)).Settings.Calls.CallingHours;
        (hours.ToString(), hours.Contains(new NodaTime.LocalTime(hour, minute))).ShouldBe((shown, within));
    }

    [Theory]
    [InlineData("24:00-24:00")]
    [InlineData("21:00-00:00")]
    [InlineData("00:00-24:30")]
    public void Calling_hours_that_are_none_are_refused(string written) => Load(("CALLING_HOURS", written)).Errors.ShouldHaveSingleItem().Code.ShouldBe("setting.invalid");

    [Theory]
    [InlineData("OPENAI_BASE_URL", "OPENAI_API_KEY")]
    [InlineData("OPENAI_BASE_URL", "AGENT_API_KEY")]
    [InlineData("AGENT_BASE_URL", "AGENT_API_KEY")]
    [InlineData("TWILIO_BASE_URL", "TWILIO_AUTH_TOKEN")]
    [InlineData("GOOGLE_PLACES_BASE_URL", "GOOGLE_PLACES_API_KEY")]
    [InlineData("CONCIERGE_SERVER_URL", "CONCIERGE_API_KEY")]
    public void A_file_of_anybodys_cannot_send_a_key_elsewhere(string address, string key)
    {
        var values = new Dictionary<string, string> { [address] = "http://evil.example", [key] = "0123456789abcdef0123" };

        var refused = ConciergeSettingsLoader.Load(values.GetValueOrDefault, name => name == address).Errors.ShouldHaveSingleItem();
        refused.Code.ShouldBe("setting.redirect");
        refused.Message.ShouldContain(address);
        refused.Message.ShouldContain(key);
        ConciergeSettingsLoader.Load(values.GetValueOrDefault, name => name == address || name == key).Errors.ShouldBeEmpty("both are from the same file");
        ConciergeSettingsLoader.Load(values.GetValueOrDefault, name => name == key).Errors.ShouldBeEmpty("the address is the user's");
        ConciergeSettingsLoader.Load(values.GetValueOrDefault).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void The_key_in_the_users_data_folder_is_not_sent_to_anybodys_server() =>
        ConciergeSettingsLoader.Load(name => name == "CONCIERGE_SERVER_URL" ? "http://evil.example" : null, name => name == "CONCIERGE_SERVER_URL")
            .Errors.ShouldHaveSingleItem().Code.ShouldBe("setting.redirect");

    [Fact]
    public void A_file_of_anybodys_cannot_let_an_assistant_call_without_asking()
    {
        static string? Find(string name) => name == "MCP_CALLS_WITHOUT_ASKING" ? "+1 415 555 0123, +49 30 901820" : null;

        ConciergeSettingsLoader.Load(Find, _ => true).Errors.ShouldHaveSingleItem().Code.ShouldBe("setting.untrusted");
        ConciergeSettingsLoader.Load(Find).Settings.Mcp.CallsWithoutAsking.ShouldBe(["+14155550123", "+4930901820"]);
        Load(("MCP_CALLS_WITHOUT_ASKING", "Luigi's")).Errors.ShouldHaveSingleItem().Code.ShouldBe("setting.invalid");
    }

    [Theory]
    [InlineData("+39 (0)331 123456", "+390331123456", "")]
    [InlineData("+1 415 555 0123 x12", "+14155550123", "extension")]
    [InlineData("+49 7531 12345 or +49 7531 12346", "+49753112345", "several numbers")]
    [InlineData("+1 555 010 0123", "+15550100123", "numbering plan")]
    public void What_a_number_leaves_out_is_a_warning(string written, string e164, string warning)
    {
        var demo = Load(("DEMO_RESTAURANT_PHONE", written));
        var allowed = Load(("ALLOWED_PHONE_NUMBERS", $"+14155550100, {written}"));

        demo.Settings.Restaurants.DemoPhone.ShouldBe(e164);
        allowed.Settings.Restaurants.AllowedPhoneNumbers.ShouldBe(["+14155550100", e164]);
        foreach (var warnings in (IReadOnlyList<string>[])[demo.Warnings, allowed.Warnings])
        {
            warnings.Count.ShouldBe(warning.Length == 0 ? 0 : 1);
            warnings.ShouldAllBe(sentence => sentence.Contains(warning) && !sentence.Contains(e164), "the number is masked");
        }
    }

    [Theory]
    [InlineData("+34 (0)91 123 45 67")]
    [InlineData("+999 123 456 789")]
    public void A_number_that_cannot_be_is_refused(string written)
    {
        Load(("DEMO_RESTAURANT_PHONE", written)).Errors.ShouldHaveSingleItem().Message.ShouldContain("DEMO_RESTAURANT_PHONE");
        Load(("ALLOWED_PHONE_NUMBERS", written)).Errors.ShouldHaveSingleItem().Message.ShouldContain("ALLOWED_PHONE_NUMBERS");
    }

    [Fact]
    public void An_extension_in_RFC_3966s_form_is_not_a_second_number() =>
        Load(("ALLOWED_PHONE_NUMBERS", "tel:+1-415-555-0123;ext=4;+4930901820")).Settings.Restaurants.AllowedPhoneNumbers.ShouldBe(["+14155550123", "+4930901820"]);

    [Fact]
    public void Numbers_are_read_into_one_form() =>
        Load(("ALLOWED_PHONE_NUMBERS", "+1 415 555 0123; +49 (0)30 901820")).Settings.Restaurants.AllowedPhoneNumbers.ShouldBe(["+14155550123", "+4930901820"]);

    [Theory]
    [InlineData(null, true)]
    [InlineData("on", true)]
    [InlineData("OFF", false)]
    public void Process_tuning_is_switched_off_by_its_setting(string? value, bool isEnabled) =>
        (value is null ? Load() : Load(("PROCESS_TUNING", value))).Settings.Server.ProcessTuning.ShouldBe(isEnabled);

    private static SettingsLoadResult Load(params (string Name, string Value)[] values) =>
        ConciergeSettingsLoader.Load(name => values.FirstOrDefault(value => value.Name == name).Value);
}
