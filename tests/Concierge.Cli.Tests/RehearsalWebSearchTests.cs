using Concierge.Cli.Rehearsing;
using Concierge.Restaurants;

namespace Concierge.Cli.Tests;

public sealed class RehearsalWebSearchTests
{
    private readonly RehearsalWebSearch _search = new();

    [Fact]
    public async Task Search_AnyName_FindsOneRestaurantWithANumberOfItsOwn()
    {
        var mario = await FindAsync("pizzeria mario");
        var anna = await FindAsync("Anna's");

        mario!.Name.ShouldBe("Pizzeria Mario");
        anna!.PhoneNumber.ShouldNotBe(mario.PhoneNumber);
        (await FindAsync("Pizzeria Mario"))!.PhoneNumber.ShouldBe(mario.PhoneNumber);
        _search.FindByNumber(mario.PhoneNumber.E164).ShouldBe(mario);
        RehearsalWebSearch.Numbers.ShouldContain(mario.PhoneNumber.E164);
    }

    [Fact]
    public async Task Search_OfAKind_FindsNothing() =>
        (await _search.SearchAsync("thai restaurant", new RestaurantQuery { Cuisine = "thai" }, CancellationToken.None)).ShouldBeEmpty();

    private async Task<Restaurant?> FindAsync(string name) => (await _search.SearchAsync(name, query: null, CancellationToken.None)).SingleOrDefault();
}
