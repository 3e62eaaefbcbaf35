using Concierge.Contracts;

namespace Concierge.Calls.Evidence;

/// <summary>The JSON schemas of <c>report_outcome</c>: the possible outcomes for each purpose of a call.</summary>
internal static class OutcomeReportSchema
{
    private const string Objection =
        """{"type":"string","enum":["do_not_call","wrong_number"],"description":"do_not_call: they said, in whatever words, that they """
        + """do not want to be called again. wrong_number: the telephone is not this restaurant's. Leave out otherwise."}""";

    private const string Book =
        """{"type":"object","properties":{"outcome":"""
        + """{"type":"string","enum":["confirmed","declined","alternative_offered","needs_customer","provisional","voicemail","unclear"]"""
        + ""","description":"confirmed: the """
        + """restaurant said that the table is booked. declined: no table, and nothing offered instead. alternative_offered: something """
        + """else was offered that you may not accept. needs_customer: the restaurant wants something only the guest can give. """
        + """provisional: the table is only held, on a waiting list, or depends on something. voicemail: a machine answered. """
        + """unclear: anything else."},"confirmation_number":"""
        + """{"type":"string","description":"The confirmation number as heard, letters and digits without spaces. Leave out when none """
        + """was given, or when it is not certain."},"numbers_heard":{"type":"string","description":"The different readings of a confirmation """
        + """number that could not be made out, separated by commas."},"date":"""
        + """{"type":"string","description":"The day agreed or offered, YYYY-MM-DD."},"time":"""
        + """{"type":"string","description":"The time agreed or offered, HH:MM, 24 hours."},"party_size":"""
        + """{"type":"integer","description":"The number of guests agreed or offered."},"notes":"""
        + """{"type":"string","description":"What the guest should know, in one sentence."},"objection":"""
        + Objection
        + """},"required":["outcome"]}""";

    private const string Change =
        """{"type":"object","properties":{"outcome":"""
        + """{"type":"string","enum":["confirmed","declined","alternative_offered","needs_customer","provisional","voicemail","unclear"]"""
        + ""","description":"confirmed: the """
        + """restaurant said that the booking is changed. declined: it does not find the booking or does not change it, and nothing """
        + """was offered instead. alternative_offered: another table was offered that you may not accept; the old booking stays. """
        + """needs_customer: the restaurant wants something only the guest can give. provisional: the new table is only held, on a """
        + """waiting list, or depends on something. voicemail: a machine answered. unclear: anything """
        + """else."},"confirmation_number":{"type":"string","description":"The new confirmation number as heard, letters and digits """
        + """without spaces. Leave out when it stays the same or is not certain."},"numbers_heard":{"type":"string","description":"The """
        + """different readings of a confirmation number that could not be made out, separated by commas."},"date":"""
        + """{"type":"string","description":"The new day agreed or offered, """
        + """YYYY-MM-DD."},"time":{"type":"string","description":"The new time agreed or offered, HH:MM, 24 hours."},"party_size":"""
        + """{"type":"integer","description":"The new number of guests agreed or offered."},"notes":"""
        + """{"type":"string","description":"What the guest should know, in one sentence."},"objection":"""
        + Objection
        + """},"required":["outcome"]}""";

    private const string Cancel =
        """{"type":"object","properties":{"outcome":"""
        + """{"type":"string","enum":["cancelled","declined","needs_customer","provisional","voicemail","unclear"],"description":"cancelled: the """
        + """restaurant said that the booking is cancelled. declined: it does not find the booking or does not cancel it. """
        + """needs_customer: it wants something only the guest can give, such as a yes to a fee. provisional: it cancels only if """
        + """something else is settled first. voicemail: a machine answered. """
        + """unclear: anything else."},"notes":{"type":"string","description":"What the guest should know, in one """
        + """sentence."},"objection":"""
        + Objection
        + """},"required":["outcome"]}""";

    /// <summary>Returns the schema for the purpose of a call.</summary>
    public static string GetSchema(CallPurpose purpose) => (purpose switch
    {
        CallPurpose.Change => Change,
        CallPurpose.Cancel => Cancel,
        _ => Book,
    }).Trim();
}
