using Concierge.Language.Phones;
using PhoneNumbers;
using PhoneNumber = Concierge.Language.Phones.PhoneNumber;

namespace Concierge.Tests.Restaurants;

/// <summary>Fields of telephone numbers as files and operators fill them. A wrong digit calls a stranger.</summary>
public class PhoneNumberFieldParserTests
{
    [Theory]
    [InlineData("+39 (0)331 123456", "+390331123456")]
    [InlineData("+39 (0)6 44704131", "+390644704131")]
    [InlineData("+39 0331 123456", "+390331123456")]
    [InlineData("+39 (0)6 698 12345", "+390669812345")]
    [InlineData("+378 (0)549 882914", "+3780549882914")]
    [InlineData("+225 (0)7 12 34 56 78", "+2250712345678")]
    [InlineData("+41 (0)44 123 45 67", "+41441234567")]
    [InlineData("+33 (0)1 42 68 53 00", "+33142685300")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("0049 (0) 7531 / 123 45", "+49753112345")]
    public void A_zero_in_brackets_is_dropped_only_where_the_plan_drops_it(string text, string e164)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue();
        number!.E164.ShouldBe(e164);
    }

    [Theory]
    [InlineData("+34 (0)91 123 45 67")]
    [InlineData("+1 (0)415 555 0123")]
    [InlineData("+420 (0)224 123 456")]
    [InlineData("+30 (0)210 1234567")]
    [InlineData("+39 (0)333 1234567")]
    [InlineData("+999 123 456 789")]
    [InlineData("+351 21 123 45")]
    [InlineData("+49 116117")]
    [InlineData("+44 116 123")]
    public void A_number_that_its_country_cannot_have_is_refused(string text) => PhoneNumber.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_number_that_the_tables_do_not_have_is_marked()
    {
        PhoneNumber.TryParse("+1 555 010 0123", out var unknown).ShouldBeTrue();
        unknown!.IsInNumberingPlan.ShouldBeFalse();
        PhoneNumber.TryParse("+1 415 555 0123", out var known).ShouldBeTrue();
        known!.IsInNumberingPlan.ShouldBeTrue();
    }

    [Theory]
    [InlineData("+49 7531 12345, +49 7531 12346", null, "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("07531 12345; 07531 12346", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("07531/12345/12346", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("+49 7531 12345/12346", null, "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("+49 7531 12345 / +49 7531 12346", null, "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("07531/12345", "DE", "+49753112345", PhoneNumberRemarks.None)]
    [InlineData("+49 7531 123456/57", null, "+497531123456", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("07531 123456, 57", "DE", "+497531123456", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("07531 123456 oder 7", "DE", "+497531123456", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("+1 415 555 2671,,123#", null, "+14155552671", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("+1 415 555 2671;123#", null, "+14155552671", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("+1 415 555 2671p123", null, "+14155552671", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("+1 415 555 2671w12#", null, "+14155552671", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("'07531 123456", "DE", "+497531123456", PhoneNumberRemarks.None)]
    [InlineData("=\"07531 123456\"", "DE", "+497531123456", PhoneNumberRemarks.None)]
    [InlineData("415/555-0123", "US", "+14155550123", PhoneNumberRemarks.None)]
    [InlineData("+49 7531 12345 oder 0171 1234567", null, "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("(415) 555-0123 or (415) 555-0124", "US", "+14155550123", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("112, 07531 12345", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("0900 1234567 / 07531 12345", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("Tel. 07531 12345 Fax 07531 12346", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("+49 7531 12345 (Reservierung)", null, "+49753112345", PhoneNumberRemarks.NoteLeftOut)]
    [InlineData("07531 12345 Bar", "DE", "+49753112345", PhoneNumberRemarks.NoteLeftOut)]
    [InlineData("+49 7531 12345 [after 17:00 only]", null, "+49753112345", PhoneNumberRemarks.NoteLeftOut)]
    [InlineData("+1 415 555 0123 x12", null, "+14155550123", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("+1 415 555 0123x12", null, "+14155550123", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("+1 415 555 0123, ext. 12", null, "+14155550123", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("(415) 555-0123 (extension 4)", "US", "+14155550123", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("tel:+1-415-555-0123;ext=4", null, "+14155550123", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("+49 7531 12345 Durchwahl 47", null, "+49753112345", PhoneNumberRemarks.ExtensionLeftOut)]
    [InlineData("49 7531 123456", "DE", "+497531123456", PhoneNumberRemarks.CountryCodeAssumed)]
    [InlineData("43 1 5123456", "AT", "+4315123456", PhoneNumberRemarks.CountryCodeAssumed)]
    [InlineData("39 06 44704131", "IT", "+390644704131", PhoneNumberRemarks.CountryCodeAssumed)]
    [InlineData("04975 12345", "DE", "+49497512345", PhoneNumberRemarks.None)]
    [InlineData("392 1234567", "IT", "+393921234567", PhoneNumberRemarks.None)]
    [InlineData("1 415 555 0123", "US", "+14155550123", PhoneNumberRemarks.None)]
    [InlineData("415-555-EATS", "US", "+14155553287", PhoneNumberRemarks.None)]
    [InlineData("+1 555 010 0123", null, "+15550100123", PhoneNumberRemarks.NotInNumberingPlan)]
    [InlineData("+52 1 55 1234 5678", null, "+525512345678", PhoneNumberRemarks.None)]
    [InlineData("+52 01 55 1234 5678", null, "+525512345678", PhoneNumberRemarks.None)]
    [InlineData("+52 (044) 55 1234 5678", null, "+525512345678", PhoneNumberRemarks.None)]
    [InlineData("+52 045 55 1234 5678", null, "+525512345678", PhoneNumberRemarks.None)]
    [InlineData("044 55 1234 5678", "MX", "+525512345678", PhoneNumberRemarks.None)]
    [InlineData("01 55 1234 5678", "MX", "+525512345678", PhoneNumberRemarks.None)]
    [InlineData("１ ４１５ ５５５ ０１２３", "US", "+14155550123", PhoneNumberRemarks.None)]
    [InlineData("+49\u00a07531\u2011123\u201145", null, "+49753112345", PhoneNumberRemarks.None)]
    [InlineData("\u202a+49 7531 12345\u202c", null, "+49753112345", PhoneNumberRemarks.None)]
    [InlineData("\u200e07531\u00ad12345\ufeff", "DE", "+49753112345", PhoneNumberRemarks.None)]
    [InlineData("(+49) 7531 12345", null, "+49753112345", PhoneNumberRemarks.None)]
    [InlineData("( 0049 ) 7531/12345", null, "+49753112345", PhoneNumberRemarks.None)]
    [InlineData("(+1)-415-555-0123", null, "+14155550123", PhoneNumberRemarks.None)]
    [InlineData("WhatsApp +49 171 1234567", null, "+491711234567", PhoneNumberRemarks.NoteLeftOut)]
    [InlineData("Reservierung: 07531 12345", "DE", "+49753112345", PhoneNumberRemarks.NoteLeftOut)]
    [InlineData("Fax 07531 12346, Telefon 07531 12345", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut)]
    [InlineData("+55 (0xx11) 3333-4444", null, "+551133334444", PhoneNumberRemarks.None)]
    [InlineData("0XX11 3333-4444", "BR", "+551133334444", PhoneNumberRemarks.None)]
    [InlineData("+49 7531 12345 (ab 17 Uhr) 07531 12346", "DE", "+49753112345", PhoneNumberRemarks.OthersLeftOut | PhoneNumberRemarks.NoteLeftOut)]
    [InlineData("+49 (Deutschland) 7531 12345", null, "+49753112345", PhoneNumberRemarks.NoteLeftOut)]
    internal void The_first_number_that_can_be_dialled_is_taken(string text, string? country, string e164, PhoneNumberRemarks remarks)
    {
        var reading = PhoneNumberFieldParser.Parse(text, country);
        (reading.Number?.E164, reading.Remarks).ShouldBe((e164, remarks), text);
        reading.DescribeRemarks().Count().ShouldBe(int.PopCount((int)remarks));
    }

    [Theory]
    [InlineData("n/a", "DE", PhoneNumberProblem.NotANumber)]
    [InlineData("", "DE", PhoneNumberProblem.NotANumber)]
    [InlineData("07531 12345", null, PhoneNumberProblem.NoCountryCode)]
    [InlineData("Fax +49 7531 12345", "DE", PhoneNumberProblem.NotANumber)]
    [InlineData("+49 (area 7531) 12345", null, PhoneNumberProblem.ShortNumber)]
    [InlineData("112", "DE", PhoneNumberProblem.ShortNumber)]
    [InlineData("116 117", "DE", PhoneNumberProblem.ShortNumber)]
    [InlineData("+34 (0)91 123 45 67", null, PhoneNumberProblem.NotPossible)]
    [InlineData("+49 7531 12345 12345 12345", null, PhoneNumberProblem.NotPossible)]
    internal void A_field_without_a_number_says_why(string text, string? country, PhoneNumberProblem problem)
    {
        var reading = PhoneNumberFieldParser.Parse(text, country);
        reading.Number.ShouldBeNull();
        reading.Problem.ShouldBe(problem);
    }

    [Fact]
    public void Every_kind_of_number_of_every_country_is_read_as_it_is_written()
    {
        var plans = PhoneNumberUtil.GetInstance();
        var examples = plans.GetSupportedRegions()
            .SelectMany(region => Enum.GetValues<PhoneNumberType>().Select(type => (Region: region, Number: plans.GetExampleNumberForType(region, type))))
            .Where(example => example.Number is not null)
            .ToList();
        examples.Count.ShouldBeGreaterThan(1000);
        foreach (var (region, example) in examples)
        {
            var e164 = plans.Format(example, PhoneNumberFormat.E164);
            // Canada's 310 numbers have no area code, and cannot be dialled from elsewhere.
            if (e164.Length < 8 || (e164.StartsWith("+1", StringComparison.Ordinal) && e164.Length != 12))
            {
                continue;
            }

            // A number of six digits or fewer is a short code unless it has its country code.
            string[] forms = [e164, plans.Format(example, PhoneNumberFormat.INTERNATIONAL), plans.Format(example, PhoneNumberFormat.NATIONAL)];
            forms = [.. forms.Where(form => form.Count(char.IsAsciiDigit) > 6)];
            forms.Select(form => PhoneNumberFieldParser.Parse(form, region).Number?.E164).ShouldAllBe(read => read == e164, $"{region} {forms[1]}");
        }
    }
}
