using Concierge.Calls;
using Concierge.Contracts.Api;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="CallStatusView"/>.</summary>
internal static class CallStatusViewMapper
{
    public static CallStatusView Map(Call call) => new(
        call.Id,
        call.Status,
        call.CarrierStatus,
        ApiTimeFormatter.RoundSeconds(call.Result?.Duration ?? call.Elapsed),
        call.Result is { } result ? ResultViewMapper.Map(result) : null)
    {
        Question = call.Questions.OpenQuestion is { } question ? QuestionViewMapper.Map(question) : null,
    };
}
