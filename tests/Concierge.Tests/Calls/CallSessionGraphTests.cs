using System.Reflection;
using Concierge.Calls.Lifecycle;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>The parts of a call's session form a graph without a cycle, so that each can be built and tested without the session.</summary>
public sealed class CallSessionGraphTests
{
    [Fact]
    public void The_parts_of_a_session_form_a_graph_without_a_cycle() => FindCycle(typeof(CallSession), []).ShouldBeNull();

    private static string? FindCycle(Type type, List<Type> path)
    {
        if (path.Contains(type))
        {
            return string.Join(" → ", path.Append(type).Select(part => part.Name));
        }

        return GetParts(type).Select(part => FindCycle(part, [.. path, type])).FirstOrDefault(cycle => cycle is not null);
    }

    // The bridge holds the conversation behind an interface.
    private static IEnumerable<Type> GetParts(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.FieldType == typeof(IVoiceBridgeObserver) ? typeof(CallConversation) : field.FieldType)
            .Where(part => part == typeof(VoiceBridge) || (part.Namespace == typeof(CallSession).Namespace && !part.IsEnum))
            .Distinct();
}
