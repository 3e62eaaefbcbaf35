namespace Concierge.Rehearsal.Telephone;

/// <summary>Twilio's names of the errors that the stand-in can raise during a call (twilio.com/docs/api/errors).</summary>
internal static class CallErrorMessages
{
    public static string GetMessage(int code) => code switch
    {
        11100 => "Invalid URL format",
        11200 => "HTTP retrieval failure",
        11242 => "HTTP retry count is invalid",
        11243 => "HTTP retry policy is invalid",
        11750 => "TwiML response body too large",
        12100 => "Document parse failure",
        12200 => "Schema validation warning",
        12300 => "Invalid Content-Type",
        13224 => "Dial: Twilio does not support calling this number or the number is invalid",
        15003 => "Call Progress: Warning response to callback URL",
        31901 => "Stream - WebSocket - Connection timeout",
        31902 => "Stream - WebSocket - Connection refused",
        31920 => "Stream - WebSocket - Handshake error",
        31921 => "Stream - WebSocket - Close error",
        31922 => "Stream - WebSocket - Unsupported scheme",
        31923 => "Stream - WebSocket - Malformed URL",
        31924 => "Stream - WebSocket - Protocol error",
        31941 => "Stream - Invalid track configuration",
        31950 => "Stream - Message - Undecodable message",
        31951 => "Stream - Message - Invalid message",
        _ => "Rehearsal failure",
    };
}
