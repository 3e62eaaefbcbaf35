using System.Reflection;

namespace Concierge.Architecture.Tests;

public sealed class TimeTests
{
    // The build refuses the same symbols (eng/BannedSymbols.txt); here no suppression helps.
    private static readonly HashSet<string> Banned =
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "eng/BannedSymbols.txt")).Where(line => line.Length > 0).Select(line => GetMethodId(line.Split(';')[0]))];

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Time_comes_from_a_TimeProvider(string project)
    {
        var wrong = CompiledProject.Read(project).Uses
            .Where(use => use.Method is { } method && Banned.Contains(method))
            .Select(use => $"{use.User} uses {use.Method}");

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Banned_symbols_exist()
    {
        var known =
            from type in new[] { typeof(Task), typeof(CancellationTokenSource), typeof(Thread), typeof(DateTime), typeof(DateTimeOffset) }
            from method in type.GetMembers().OfType<MethodBase>()
            let parameters = string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.FullName))
            select $"{type.FullName}.{(method.IsConstructor ? "#ctor" : method.Name)}{(parameters.Length == 0 ? "" : $"({parameters})")}";

        Banned.ShouldNotBeEmpty();
        Banned.Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void A_call_is_found_in_a_compiled_project() =>
        CompiledProject.Read("Concierge").Uses.ShouldContain(use => use.Method == "System.TimeProvider.GetUtcNow");

    // P:System.DateTime.Now is compiled to a call of get_Now.
    private static string GetMethodId(string id)
    {
        var name = id[2..];
        var dot = name.LastIndexOf('.');
        return id[0] == 'P' ? $"{name[..dot]}.get_{name[(dot + 1)..]}" : name;
    }
}
