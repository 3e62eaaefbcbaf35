using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants.Import;

public class DirectoryMergeTests
{
    [Fact]
    public void The_same_number_is_the_same_restaurant_and_its_gaps_are_filled()
    {
        var merge = new DirectoryMerge([]);
        merge.Merge(Of("Luigi's", "+49753112345", "1") with { City = "Konstanz" }).ShouldBe(MergeResult.Added);
        merge.Merge(Of("Trattoria da Luigi", "+49753112345", "2") with { City = "Kreuzlingen", Cuisine = "italian" }).ShouldBe(MergeResult.Duplicate);
        var only = merge.Changes.ShouldHaveSingleItem().Restaurant;
        (only.Name, only.City, only.Cuisine).ShouldBe(("Luigi's", "Konstanz", "italian"));
    }

    [Theory]
    [InlineData("Luigi’s", 47.6601, 9.1701, true)]
    [InlineData("Ristorante Luigis", 47.6600, 9.1719, true)]
    [InlineData("Luigi's", 47.6600, 9.1725, false)]
    [InlineData("Mario's", 47.6600, 9.1700, false)]
    [InlineData("Luigi's Eiscafé", 47.6600, 9.1700, false)]
    public void Nearly_the_same_name_within_a_stones_throw_is_the_same_restaurant(string name, double latitude, double longitude, bool same)
    {
        var merge = new DirectoryMerge([]);
        merge.Merge(Of("Luigi's", "+49753112345", "1") with { Latitude = 47.66, Longitude = 9.17 });
        merge.Merge(Of(name, "+49753112346", "2") with { Latitude = latitude, Longitude = longitude }).ShouldBe(same ? MergeResult.Duplicate : MergeResult.Added);
    }

    [Fact]
    public void Nearly_the_same_name_at_the_same_address_is_the_same_restaurant()
    {
        var merge = new DirectoryMerge([]);
        merge.Merge(Of("Gasthaus Löwen", "+49753112345", null) with { Address = "Hussenstraße 3, 78462 Konstanz" });
        merge.Merge(Of("Gasthaus Loewen", "+49753112346", null) with { Address = "Hussenstrasse 3, 78462 Konstanz" }).ShouldBe(MergeResult.Duplicate);
        merge.Merge(Of("Gasthaus Lowen", "+49753112347", null) with { Address = "Hussenstraße 3, 78462 KONSTANZ" }).ShouldBe(MergeResult.Duplicate);
        merge.Merge(Of("Gasthaus Löwen", "+49753112348", null) with { Address = "Konstanz", City = "Konstanz" }).ShouldBe(MergeResult.Added, "a town is no address");
    }

    [Fact]
    public void What_the_source_says_of_its_own_entry_counts_for_more_than_what_was_known()
    {
        var known = Of("Luigi's", "+49753112345", "1") with { Id = 7, City = "Konstanz", OpeningHours = "Mo-Su 12:00-22:00" };
        var merge = new DirectoryMerge([known]);
        merge.Merge(Of("Da Luigi", "+49753199999", "1") with { OpeningHours = "Tu-Su 12:00-22:00" }).ShouldBe(MergeResult.Updated);
        var now = merge.Changes.ShouldHaveSingleItem().Restaurant;
        (now.Id, now.Name, now.PhoneNumber.E164, now.City, now.OpeningHours).ShouldBe((7, "Da Luigi", "+49753199999", "Konstanz", "Tu-Su 12:00-22:00"));
    }

    [Fact]
    public void What_a_person_wrote_is_not_overwritten_by_a_file()
    {
        var known = Of("Luigi's", "+49753112345", null) with { Id = 7, Source = "user", OpeningHours = "Mo-Su 12:00-22:00" };
        var merge = new DirectoryMerge([known]);
        merge.Merge(Of("Trattoria", "+49753112345", "1") with { OpeningHours = "off", Cuisine = "italian" }).ShouldBe(MergeResult.Updated);
        var now = merge.Changes.ShouldHaveSingleItem().Restaurant;
        (now.Name, now.OpeningHours, now.Cuisine, now.Source).ShouldBe(("Luigi's", "Mo-Su 12:00-22:00", "italian", "user"));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        List<Restaurant> file =
        [
            Of("Luigi's", "+49753112345", "1") with { Latitude = 47.66, Longitude = 9.17 },
            Of("Luigis", "+49753112346", "2") with { Latitude = 47.66, Longitude = 9.17, Cuisine = "italian" },
            Of("Hotel bar", "+49753112345", "3") with { Price = 3 },
            Of("Mario's", "+49753112347", null),
            Of("Marios Bar", "+49753112347", null) with { Language = "de" },
        ];
        var first = new DirectoryMerge([]);
        file.ForEach(restaurant => first.Merge(restaurant));
        var stored = first.Changes.Select((entry, index) => entry.Restaurant with { Id = index + 1 }).ToList();
        stored.Count.ShouldBe(2);

        var second = new DirectoryMerge(stored);
        file.Select(second.Merge).ShouldBe([MergeResult.Unchanged, MergeResult.Duplicate, MergeResult.Duplicate, MergeResult.Unchanged, MergeResult.Duplicate]);
        second.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_later_export_under_another_name_updates_what_the_earlier_one_brought()
    {
        var known = Of("Luigi's", "+49753112345", null) with { Id = 7, Source = "csv:march.csv", OpeningHours = "Mo-Su 12:00-22:00" };
        List<Restaurant> file = [Of("Luigi's", "+49753112345", null) with { Source = "csv:april.csv", OpeningHours = "Tu-Su 12:00-22:00" }];
        var merge = new DirectoryMerge([known], file);
        file.Select(merge.Merge).ShouldBe([MergeResult.Updated]);
        merge.Changes.ShouldHaveSingleItem().Restaurant.OpeningHours.ShouldBe("Tu-Su 12:00-22:00");
    }

    [Fact]
    public void An_entry_with_a_new_id_succeeds_the_one_that_is_no_longer_in_the_export()
    {
        var known = Of("Luigi's", "+49753112345", "node/1") with { Id = 7, OpeningHours = "Mo-Su 12:00-22:00" };
        List<Restaurant> file = [Of("Luigi's", "+49753112345", "way/2") with { OpeningHours = "Tu-Su 12:00-22:00" }];
        var merge = new DirectoryMerge([known], file);
        file.Select(merge.Merge).ShouldBe([MergeResult.Updated]);
        var now = merge.Changes.ShouldHaveSingleItem().Restaurant;
        (now.Id, now.SourceId, now.OpeningHours).ShouldBe((7, "way/2", "Tu-Su 12:00-22:00"));
    }

    [Fact]
    public void The_order_of_the_export_does_not_decide_whose_number_it_is()
    {
        var known = Of("Luigi's", "+49753112345", "node/1") with { Id = 7 };
        List<Restaurant> file = [Of("Hotel bar", "+49753112345", "node/3"), Of("Luigi's", "+49753112345", "node/1")];
        var merge = new DirectoryMerge([known], file);
        file.Select(merge.Merge).ShouldBe([MergeResult.Duplicate, MergeResult.Unchanged]);
        merge.Changes.ShouldBeEmpty();
    }

    private static Restaurant Of(string name, string number, string? id) =>
        PhoneNumber.TryParse(number, out var parsed) ? new Restaurant(name, parsed) { Source = "osm", SourceId = id } : throw new ArgumentException(number);
}
