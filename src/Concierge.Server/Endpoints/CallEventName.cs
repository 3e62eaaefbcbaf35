using Concierge.Contracts;

namespace Concierge.Server.Endpoints;

/// <summary>Maps the kinds of call events to the names of server-sent events.</summary>
internal static class CallEventName
{
    public static string GetName(CallEventKind kind) => kind switch
    {
        CallEventKind.Status => "status",
        CallEventKind.CarrierStatus => "carrier_status",
        CallEventKind.Turn => "turn",
        CallEventKind.AnsweredBy => "answered_by",
        CallEventKind.Question => "question",
        CallEventKind.Answer => "answer",
        CallEventKind.Retry => "retry",
        CallEventKind.Warning => "warning",
        _ => "outcome",
    };
}
