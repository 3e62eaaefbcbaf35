using System.Globalization;
using Concierge.Media.Bridge;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>In any order of requests, interruptions and events of the model, one response is in progress at most, and no wanted one is lost.</summary>
public sealed class ResponseSchedulerProperties
{
    [Property(MaxTest = 500)]
    public void One_response_is_in_progress_at_most_and_no_wanted_one_is_lost(byte[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var time = new FakeTimeProvider();
        ResponseScheduler responses = null!;
        responses = new ResponseScheduler(new VoiceBridgeOptions(), time, () => responses.TakeOverdue().ShouldBe(responses.IsPending));
        var isWanted = false;
        var isRequested = false;
        var isAbandoned = false;
        string? active = null;
        var count = 0;
        foreach (var step in steps)
        {
            switch (step % 9)
            {
                case 0 or 1:
                    responses.Request();
                    isWanted = true;
                    break;
                case 2 or 3:
                    var taken = responses.TryTake();
                    taken.ShouldBe(isWanted && !isRequested && active is null);
                    isRequested |= taken;
                    isWanted &= !taken;
                    break;
                case 4 when isRequested:
                    active = string.Create(CultureInfo.InvariantCulture, $"r{count++}");
                    responses.RecordCreated(active).ShouldBe(isAbandoned);
                    (isRequested, isAbandoned) = (false, false);
                    break;
                case 5 when active is not null:
                    responses.RecordDone(active);
                    active = null;
                    break;
                case 6 when isRequested:
                    responses.RecordRefused();
                    (isRequested, isAbandoned) = (false, false);
                    break;
                case 7:
                    responses.Abandon();
                    isAbandoned |= isRequested;
                    isWanted = false;
                    break;
                case 8 when step > 200:
                    responses.Reset().ShouldBe(isWanted || isRequested || active is not null);
                    (isWanted, isRequested, isAbandoned, active) = (false, false, false, null);
                    break;
                default:
                    time.Advance(TimeSpan.FromMilliseconds(step * 50));
                    break;
            }

            responses.IsWanted.ShouldBe(isWanted);
            responses.IsPending.ShouldBe(isRequested || active is not null);
            responses.Active.ShouldBe(active);
        }
    }
}
