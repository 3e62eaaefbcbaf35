namespace Concierge.TestsShared;

/// <summary>
/// The blocks of facts in the voice model's instructions: what the program writes and what the rehearsal's voice model reads. Tests of both sides hold
/// this text.
/// </summary>
internal static class InstructionBlocks
{
    public const string Book = """
        ```booking
        Task: book this table
        Restaurant: Luigi's
        Party size: 4
        Date: Friday, November 27, 2026 (2026-11-27)
        Time: 7:00 PM (19:00)
        Name: John Smith
        Name spelled: S as in Sierra, M as in Mike, I as in India; T as in Tango, H as in Hotel
        Telephone: +14155550199
        Opening: Hello, this is an automated assistant calling for John Smith.
        Special requests: a high chair
        Acceptable times: 6:30 PM (18:30) to 8:00 PM (20:00)
        Acceptable days: Saturday, November 28, 2026 (2026-11-28); Sunday, November 29, 2026 (2026-11-29)
        Smallest party: 3
        Seating: inside or outside
        ```
        """;

    public const string Cancel = """
        ```booking
        Task: cancel this booking
        Restaurant: Luigi's
        Booked party size: 4
        Booked date: Friday, November 27, 2026 (2026-11-27)
        Booked time: 7:00 PM (19:00)
        Confirmation number: BK472
        Name: John Smith
        Name spelled: S as in Sierra, M as in Mike, I as in India; T as in Tango, H as in Hotel
        Opening: Hello, this is an automated assistant calling for John Smith.
        ```
        """;

    public const string Change = """
        ```booking
        Task: change this booking
        Restaurant: Luigi's
        Booked party size: 4
        Booked date: Friday, November 27, 2026 (2026-11-27)
        Booked time: 7:00 PM (19:00)
        Confirmation number: BK472
        Name: John Smith
        Name spelled: S as in Sierra, M as in Mike, I as in India; T as in Tango, H as in Hotel
        Opening: Hello, this is an automated assistant calling for John Smith.
        ```
        ```booking
        Party size: 6
        Date: Friday, November 27, 2026 (2026-11-27)
        Time: 8:00 PM (20:00)
        ```
        """;
}
