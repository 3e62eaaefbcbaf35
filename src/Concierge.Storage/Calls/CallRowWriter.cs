using Concierge.Calls;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Concierge.Storage.Limits;
using Concierge.Storage.Schedules;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Calls;

/// <summary>Writes the row of a call at each step, and its booking at the end.</summary>
/// <param name="seal">Encrypts the guest's words.</param>
/// <param name="keepsSchedules">Whether what is scheduled is stored so that another process can make the attempt.</param>
internal sealed class CallRowWriter(GuestTextCipher seal, bool keepsSchedules)
{
    /// <summary>Stores an attempt before Twilio is asked to dial. Only the owner of the call may make it.</summary>
    /// <exception cref="ConciergeException">Another process has taken the call (<c>call.taken_over</c>).</exception>
    public static async Task<bool> WriteDiallingAsync(
        ConciergeContext context, Call call, string owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owned = context.Calls.Where(
            row => row.Id == call.Id && row.OwnerId == owner && row.Generation == call.Generation && row.FinishedAt == null);
        var updated = await owned.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Attempt, call.Attempt)
                .SetProperty(row => row.DialledAt, now)
                .SetProperty(row => row.Status, CallStatus.Pending)
                .SetProperty(row => row.CarrierStatus, (CarrierStatus?)null)
                .SetProperty(row => row.CallSid, (string?)null)
                .SetProperty(row => row.AnsweredAt, (DateTimeOffset?)null)
                .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                .SetProperty(row => row.SealedSchedule, (byte[]?)null)
                .SetProperty(row => row.Outcome, (CallOutcome?)null),
            cancellationToken);
        if (updated > 0)
        {
            return true;
        }

        if (await context.Calls.AnyAsync(row => row.Id == call.Id, cancellationToken))
        {
            throw new ConciergeException(FailoverErrors.CallRelinquished);
        }

        var row = CreateCallRow(call, owner);
        row.DialledAt = now;
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Stores a call that waits for the restaurant to open and has not been dialled.</summary>
    public async Task<bool> WriteWaitingAsync(
        ConciergeContext context, Call call, string owner, CallProgress progress, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = CreateCallRow(call, owner);
        row.DialledAt = now;
        row.RetryAt = progress.RetryAt;
        row.SealedSchedule = EncryptSchedule(progress);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Stores the progress of a call. Progress that arrives after the end of the call is ignored.</summary>
    public async Task WriteProgressAsync(ConciergeContext context, CallProgress progress, CancellationToken cancellationToken)
    {
        var claim = seal.Encrypt(progress.Claim?.Write());
        var schedule = EncryptSchedule(progress);
        await context.Calls.Where(row => row.Id == progress.CallId && row.Generation == progress.Generation && row.FinishedAt == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Status, progress.Status)
                .SetProperty(row => row.CarrierStatus, progress.CarrierStatus)
                .SetProperty(row => row.CallSid, progress.CallSid)
                .SetProperty(row => row.AnsweredAt, row => row.AnsweredAt ?? progress.AnsweredAt)
                .SetProperty(row => row.RetryAt, progress.RetryAt)
                .SetProperty(row => row.Outcome, progress.LastOutcome)
                .SetProperty(row => row.SealedClaim, claim)
                .SetProperty(row => row.SealedSchedule, schedule),
            cancellationToken);
    }

    /// <summary>Stores what the carrier reports after the end of a call.</summary>
    public static Task WriteCarrierStatusAsync(ConciergeContext context, Call call, CarrierStatus status, CancellationToken cancellationToken) =>
        context.Calls.Where(row => row.Id == call.Id && row.Generation == call.Generation && row.FinishedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CarrierStatus, status), cancellationToken);

    /// <summary>Stores the result of a call and applies it to the booking.</summary>
    /// <returns>The id of the booking that the call made, changed or cancelled; <see langword="null"/> if none.</returns>
    public async Task<string?> WriteResultAsync(
        ConciergeContext context, Call call, VoiceCallResult result, CallCompletion finish, CancellationToken cancellationToken)
    {
        var row = await context.Calls.SingleOrDefaultAsync(row => row.Id == call.Id, cancellationToken);
        if (row is null)
        {
            context.Add(row = CreateCallRow(call, finish.Owner));
            row.DialledAt = call.CreatedAt;
        }
        else if (row.Generation > call.Generation && !row.Interrupted)
        {
            // Another process has taken the call, and stores its result.
            return row.BookingId;
        }
        else if (row is { FinishedAt: not null, Interrupted: false })
        {
            // An earlier write succeeded, but its acknowledgement was lost.
            return row.BookingId;
        }

        row.OwnerId = finish.Owner;
        row.Attempt = result.Attempts;
        row.Status = result.Status;
        row.CarrierStatus = call.CarrierStatus ?? result.CarrierStatus;
        row.CallSid = call.CallSid ?? row.CallSid;
        row.RetryAt = null;
        row.FinishedAt = finish.At;
        row.Outcome = result.Outcome;
        row.ErrorCode = result.Error?.Code;
        row.ConfirmationNumber = result.ConfirmationNumber;
        row.SealedClaim = null;
        row.SealedSchedule = null;

        // Another process marked this one as dead by mistake: this one has the real result.
        row.Interrupted = false;
        if (await UpdateBookingAsync(context, call, row, result, finish, cancellationToken) is { } booking)
        {
            row.BookingId = booking.Id;
        }

        await BlockAsync(context, call, result, finish, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await CallTimeRowWriter.EndAsync(context, call.Id, finish.At, CallLimitRules.IsSettled(result.Outcome), cancellationToken);
        return result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled ? row.BookingId : null;
    }

    private static async Task BlockAsync(
        ConciergeContext context, Call call, VoiceCallResult result, CallCompletion finish, CancellationToken cancellationToken)
    {
        if (result.Block is not { } reason || await context.BlockedNumbers.FindAsync([call.Details.PhoneNumber], cancellationToken) is not null)
        {
            return;
        }

        context.Add(new BlockedNumberRow
        {
            PhoneNumber = call.Details.PhoneNumber,
            RestaurantName = call.Details.RestaurantName,
            Reason = reason,
            At = finish.At,
            CallId = call.Id,
        });
    }

    private async Task<BookingRow?> UpdateBookingAsync(
        ConciergeContext context,
        Call call,
        CallRow row,
        VoiceCallResult result,
        CallCompletion finish,
        CancellationToken cancellationToken)
    {
        if (result.Outcome is not (CallOutcome.Confirmed or CallOutcome.Cancelled))
        {
            return null;
        }

        var existing = call.Details.Purpose == CallPurpose.Book ? null : await FindExistingAsync(context, call.Details, cancellationToken);
        if (result.Outcome == CallOutcome.Cancelled)
        {
            if (existing is { Status: BookingStatus.Confirmed })
            {
                (existing.Status, existing.CallId, existing.UpdatedAt) = (BookingStatus.Cancelled, call.Id, finish.At);
                existing.Revision++;
            }

            return existing;
        }

        if (existing is null)
        {
            context.Add(existing = CreateBookingRow(call, result, finish));
            existing.SessionId = await context.Requests
                .Where(request => request.Id == row.RequestId)
                .Select(request => request.SessionId)
                .SingleOrDefaultAsync(cancellationToken);
        }
        else
        {
            existing.Revision++;
        }

        existing.Date = result.Date ?? call.Details.Date;
        existing.Time = result.Time ?? call.Details.Time;
        existing.PartySize = result.PartySize ?? call.Details.PartySize;
        existing.SealedRequests = call.Details.SpecialRequests is { } requests ? seal.Encrypt(requests) : existing.SealedRequests;
        existing.ConfirmationNumber = result.ConfirmationNumber ?? existing.ConfirmationNumber;
        (existing.Status, existing.CallId, existing.UpdatedAt) = (BookingStatus.Confirmed, call.Id, finish.At);
        return existing;
    }

    private byte[]? EncryptSchedule(CallProgress progress) => keepsSchedules ? seal.Encrypt(StoredSchedule.Write(progress.Scheduled)) : null;

    private static async Task<BookingRow?> FindExistingAsync(ConciergeContext context, ReservationDetails details, CancellationToken cancellationToken)
    {
        if (details.Existing?.BookingId is { } id)
        {
            return await context.Bookings.SingleOrDefaultAsync(booking => booking.Id == id, cancellationToken);
        }

        return details.Existing?.ConfirmationNumber is { } number
            ? await context.Bookings
                .Where(booking => booking.ConfirmationNumber == number
                    && booking.PhoneNumber == details.PhoneNumber
                    && booking.Status == BookingStatus.Confirmed)
                .OrderByDescending(booking => booking.BookedAt)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
    }

    private static CallRow CreateCallRow(Call call, string owner) => new()
    {
        Id = call.Id,
        OwnerId = owner,
        OwnedBy = call.Details.OwnerId,
        Purpose = call.Details.Purpose,
        BookingId = call.Details.Existing?.BookingId,
        RestaurantName = call.Details.RestaurantName,
        PhoneNumber = call.Details.PhoneNumber,
        TimeZone = call.Details.TimeZone,
        Date = call.Details.Date,
        Time = call.Details.Time,
        PartySize = call.Details.PartySize,
        CreatedAt = call.CreatedAt,
        Attempt = call.Attempt,
    };

    private static BookingRow CreateBookingRow(Call call, VoiceCallResult result, CallCompletion finish) => new()
    {
        Id = finish.BookingId,
        OwnedBy = call.Details.OwnerId,
        RestaurantName = call.Details.RestaurantName,
        PhoneNumber = call.Details.PhoneNumber,
        TimeZone = call.Details.TimeZone,
        CustomerName = result.BookedUnder ?? call.Details.CustomerName,
        CallId = call.Id,
        BookedAt = finish.At,
    };
}
