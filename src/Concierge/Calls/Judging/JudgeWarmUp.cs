namespace Concierge.Calls.Judging;

/// <summary>
/// Compiles the code that judges a call, before a call needs it. The first judgement of a process takes most of a second, because the runtime
/// compiles some hundred patterns; without this the restaurant would wait for it at the end of the first call.
/// </summary>
internal static class JudgeWarmUp
{
    // One call with the commonest acts: questions, a read-back, a commitment, a number, an objection, courtesies.
    private const string Sample =
        """
        {"kind":"book","request":{"restaurant":"Luigi's","party_size":4,"date":"2026-11-29","time":"19:00","name":"Smith"},"now":"2026-11-27T15:10","turns":[
        {"who":"restaurant","text":"Good evening, this is Luigi's, how can I help you?"},
        {"who":"agent","text":"Hello, this is an automated assistant calling for John Smith. I'd like a table for four on Sunday at seven, please."},
        {"who":"restaurant","text":"One moment please, I'll have a look. I'm sorry, we don't have anything at half past eight, but seven is fine."},
        {"who":"agent","text":"Seven o'clock is right, thank you."},
        {"who":"restaurant","text":"What name should I put it under?"},
        {"who":"agent","text":"The name is Smith."},
        {"who":"restaurant","text":"Okay, so that's a table for four on Sunday the twenty-ninth of November at 7 pm under Smith, is that right?"},
        {"who":"agent","text":"Yes, that's right."},
        {"who":"restaurant","text":"Great, you're booked. Your confirmation code is B as in bravo, K, four seven two. If you're late, please call us."},
        {"who":"agent","text":"Thank you. So the code is bravo, kilo, four, seven, two. Is that right?"},
        {"who":"restaurant","text":"yes that's right we'll see you on sunday no worries goodbye"}],
        "claims":[{"after":11,"outcome":"confirmed","date":"2026-11-29","time":"19:00","party_size":4,"confirmation_number":"BK472"}]}
        """;

    private static readonly Lazy<Task<string>> Judgement = new(() => Task.Run(() => RecordedCallJudge.Judge(Sample)));

    /// <summary>Begins to compile in the background, once in a process.</summary>
    /// <returns>Completes with the judgement of a sample.</returns>
    public static Task<string> StartAsync() => Judgement.Value;
}
