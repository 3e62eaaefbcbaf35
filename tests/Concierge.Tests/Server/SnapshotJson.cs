using System.Text.Json.Nodes;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Creates the JSON of a snapshot as a peer sends it.</summary>
internal static class SnapshotJson
{
    /// <summary>Creates the snapshot of a call that has 100 seconds left.</summary>
    public static JsonObject Create(string owner) => JsonNode.Parse($$"""
        {
          "id": "{{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 8))}}",
          "secret": "0123456789abcdef0123456789abcdef",
          "owner": "{{owner}}",
          "generation": 0,
          "details": {
            "restaurant_name": "Luigi's", "phone_number": "{{TestSettings.RestaurantPhone}}", "party_size": 4,
            "date": "{{DateTimeOffset.UtcNow.AddDays(7):yyyy-MM-dd}}", "time": "19:00:00", "customer_name": "John", "other_dates": []
          },
          "created_at": "{{DateTimeOffset.UtcNow:O}}",
          "elapsed": "00:01:20",
          "time_left": "00:01:40",
          "call_sid": "{{FakeTwilio.CallSid}}",
          "carrier_status": "Ringing",
          "attempt": 1,
          "resumptions": 0,
          "answers": [],
          "transcript": [],
          "last_event": 3
        }
        """)!.AsObject();
}
