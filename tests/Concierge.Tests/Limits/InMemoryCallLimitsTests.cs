using Concierge.Calls.Limits;

namespace Concierge.Tests.Limits;

public sealed class InMemoryCallLimitsTests : CallLimitsTests
{
    private protected override Task<ICallLimitStore> OpenStoreAsync() => Task.FromResult<ICallLimitStore>(new InMemoryCallLimitStore());
}
