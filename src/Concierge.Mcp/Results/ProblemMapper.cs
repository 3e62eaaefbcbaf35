using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates a <see cref="Problem"/>.</summary>
internal static class ProblemMapper
{
    public static Problem Map(ConciergeError error) => Create(error.Code, error.Message, error.Remedy);

    public static Problem Map(PlanProblemView problem) => Create(problem.Code, problem.Message, problem.Remedy);

    public static Problem Create(string code, string message, string? remedy) => new()
    {
        Code = code,
        Message = TextEscaper.Escape(message),
        Remedy = string.IsNullOrEmpty(remedy) ? null : TextEscaper.Escape(remedy),
    };
}
