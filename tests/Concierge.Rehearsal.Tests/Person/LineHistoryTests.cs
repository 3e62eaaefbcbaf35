using Concierge.Rehearsal.Person;

namespace Concierge.Rehearsal.Tests.Person;

public sealed class LineHistoryTests
{
    private readonly LineHistory _history = new();
    private readonly List<short> _line = [];

    [Fact]
    public void Find_UtteranceFromTheMicrophone_ReturnsTheSoundBesideTheLine()
    {
        Add(100, LineSource.None, hasWideBand: false, loudness: 0);
        Add(50, LineSource.Microphone, hasWideBand: true);
        Add(30, LineSource.None, hasWideBand: false, loudness: 0);

        var found = _history.Find([.. _line.Skip(160 * 90).Take(160 * 70)]).ShouldNotBeNull();

        found.Start.ShouldBe(90);
        found.Source.ShouldBe(LineSource.Microphone);
        found.WideBand.Length.ShouldBe(320 * 70);
        found.WideBand[320 * 10].ShouldBe(_line[160 * 100]);
    }

    [Fact]
    public void Find_UtteranceThatBeginsWithinAFrame_IsFound()
    {
        Add(80, LineSource.Microphone, hasWideBand: true);

        _history.Find([.. _line.Skip((160 * 20) + 57).Take(160 * 30)]).ShouldNotBeNull().Start.ShouldBe(20);
    }

    [Fact]
    public void Find_UtteranceThatWasTyped_IsText()
    {
        Add(50, LineSource.Text, hasWideBand: false);

        var found = _history.Find([.. _line]).ShouldNotBeNull();

        found.Source.ShouldBe(LineSource.Text);
        found.WideBand.ShouldBeEmpty();
    }

    [Fact]
    public void Find_MostOfTheSoundBesideTheLineMissing_ReturnsNone()
    {
        Add(20, LineSource.Microphone, hasWideBand: true);
        Add(30, LineSource.Microphone, hasWideBand: false);

        _history.Find([.. _line]).ShouldNotBeNull().WideBand.ShouldBeEmpty();
    }

    [Fact]
    public void Find_AfterMoreThanAMinute_StillFindsTheNewestOnly()
    {
        Add(100, LineSource.Text, hasWideBand: false);
        short[] old = [.. _line];
        Add(3000, LineSource.Microphone, hasWideBand: true);

        _history.Find(old).ShouldBeNull();
        _history.Find([.. _line.TakeLast(160 * 100)]).ShouldNotBeNull().Start.ShouldBe(3000);
    }

    [Fact]
    public void Find_AudioOfAnotherCallee_ReturnsNull()
    {
        Add(50, LineSource.Microphone, hasWideBand: true);

        _history.Find(new short[160 * 20]).ShouldBeNull();
        _history.Find([.. Enumerable.Range(0, 1600).Select(i => (short)(20_000 + i))]).ShouldBeNull();
    }

    private void Add(int frames, LineSource source, bool hasWideBand, int loudness = 8000)
    {
        for (var i = 0; i < frames; i++)
        {
            // No two frames of the line are the same.
            short[] line = [.. Enumerable.Range(0, 160).Select(k => (short)(loudness == 0 ? 0 : ((uint)((_line.Count + k) * 2654435761L) >> 18) - 8192))];
            short[] wideBand = [.. line.SelectMany(sample => (short[])[sample, sample])];
            _history.Add(line, hasWideBand ? wideBand : [], source);
            _line.AddRange(line);
        }
    }
}
