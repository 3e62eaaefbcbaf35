using Concierge.Rehearsal.Clock;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Rehearsal.Tests.Clock;

/// <summary>With any delays, timers and holds, time never goes back, and each timer fires once, in order and at its due time.</summary>
public sealed class RehearsalClockProperties
{
    private enum Step
    {
        SetTimer,
        SetRepeatingTimer,
        StopTimer,
        Pass,
        PassAndRing,
        Hold,
        Release,
    }

    [Property(MaxTest = 500)]
    public Property Timers_fire_in_order_and_never_early() =>
        Prop.ForAll(Gen.Choose(0, 6).Zip(Gen.Choose(0, 300)).ListOf().ToArbitrary(), steps =>
        {
            Run run = new();
            foreach ((int step, int size) in steps)
            {
                run.Do((Step)step, size);
            }

            return run.Faults.Count == 0;
        });

    private sealed class Run
    {
        private readonly LateTimeProvider _real = new();
        private readonly RehearsalClock _clock;
        private readonly List<ITimer> _timers = [];
        private readonly Stack<IDisposable> _holds = [];
        private TimeSpan _lastSeen;
        private TimeSpan _lastDue;

        public Run() => _clock = new RehearsalClock(16, _real);

        public List<string> Faults { get; } = [];

        private TimeSpan Now => TimeSpan.FromTicks(_clock.GetTimestamp());

        public void Do(Step step, int size)
        {
            TimeSpan time = TimeSpan.FromMilliseconds(size);
            switch (step)
            {
                case Step.SetTimer or Step.SetRepeatingTimer:
                    Set(time, step == Step.SetTimer ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(size + 1));
                    break;
                case Step.StopTimer when _timers.Count > 0:
                    _timers[size % _timers.Count].Dispose();
                    break;
                case Step.Pass or Step.PassAndRing:
                    Pass(time, step == Step.PassAndRing);
                    break;
                case Step.Hold:
                    _holds.Push(_clock.Pause());
                    break;
                case Step.Release when _holds.TryPop(out var hold):
                    hold.Dispose();
                    break;
            }

            CheckTime();
        }

        private void Set(TimeSpan dueTime, TimeSpan period)
        {
            TimeSpan due = Now + dueTime;
            _timers.Add(_clock.CreateTimer(
                _ =>
                {
                    Expect(Now == due, $"due at {due}, it fired at {Now}");
                    Expect(due >= _lastDue, $"due at {due}, it fired after the timer that was due at {_lastDue}");
                    _lastDue = due;
                    due = period > TimeSpan.Zero ? due + period : TimeSpan.MaxValue;
                },
                null,
                dueTime,
                period));
        }

        private void Pass(TimeSpan time, bool fireTimer)
        {
            TimeSpan before = Now;
            _real.Advance(time);
            TimeSpan maxElapsed = _holds.Count > 0 ? RehearsalClock.MaxRealTimeWork : time * 16;
            Expect(Now - before <= maxElapsed, $"{Now - before} passed in {time} of real time");
            if (fireTimer)
            {
                _real.FireTimer();
            }
        }

        private void CheckTime()
        {
            Expect(Now >= _lastSeen, $"time went back from {_lastSeen} to {Now}");
            _lastSeen = Now;
        }

        private void Expect(bool condition, string fault)
        {
            if (!condition)
            {
                Faults.Add(fault);
            }
        }
    }
}
