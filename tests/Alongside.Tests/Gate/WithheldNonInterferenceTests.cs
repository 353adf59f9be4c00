using Alongside.Tests.Databases;

namespace Alongside.Tests.TheGate;

/// <summary>
/// Two worlds that differ in one thing: in one an organisation wrote something that an exemption keeps from the person, with a
/// check, a decision and a second one, and something that was taken away. From the person it is hidden too.
/// </summary>
public abstract class WorldsWithAndWithoutWithheld<THouse> : IAsyncLifetime where THouse : ServedHouse, new()
{
    public ServedHouse Hidden { get; } = new THouse();

    public ServedHouse Never { get; } = new THouse();

    public async ValueTask InitializeAsync()
    {
        foreach (var house in new[] { Hidden, Never })
        {
            await house.InitializeAsync();
            var town = new HiddenTown(house);
            await town.MakeAsync(withHidden: false);
            await town.WithheldAsync(isThere: house == Hidden);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Hidden.DisposeAsync();
        await Never.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class WithheldOnSqlite : WorldsWithAndWithoutWithheld<ServedOnSqlite>;

public sealed class WithheldOnPostgres : WorldsWithAndWithoutWithheld<ServedOnPostgres>;

/// <summary>Nobody but those who support the person at that organisation can tell what is kept from the person from what was never written: not the person either.</summary>
public abstract class WithheldNonInterferenceTests(ServedHouse hidden, ServedHouse never)
{
    public static TheoryData<string> Viewers => ["the person", .. HiddenTown.Viewers.Keys];

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Every_GET_answers_the_same_bytes_whether_it_is_kept_from_the_person_or_was_never_written(string viewer) =>
        NonInterferenceTests.SameBytesAsync(viewer, viewer == "the person" ? HiddenTown.Amina : HiddenTown.Viewers[viewer], hidden, never);

    [Fact]
    public async Task The_two_worlds_do_differ_for_whoever_supports_her_there_and_what_is_shared_is_read()
    {
        var address = $"/people/{HiddenTown.Amina.OwnRecord}/happened";
        var (here, there) = (await NonInterferenceTests.ClientsAsync(hidden, HiddenTown.Supporter), await NonInterferenceTests.ClientsAsync(never, HiddenTown.Supporter));
        var supporter = await NonInterferenceTests.ReadAsync(here.Browser, address);
        supporter.ShouldContain($"the words of {HiddenTown.Happenings.ElementAt(1):N}");
        supporter.ShouldNotBe(await NonInterferenceTests.ReadAsync(there.Browser, address));
        // In both, for where somebody is signed in is one of the pages that must be the same.
        foreach (var house in new[] { hidden, never })
        foreach (var reader in new[] { HiddenTown.Amina, HiddenTown.Viewers["sister"]! })
        {
            var browser = (await NonInterferenceTests.ClientsAsync(house, reader)).Browser;
            (await NonInterferenceTests.ReadAsync(browser, address)).ShouldContain($"the words of {HiddenTown.Happenings.First():N}");
            // And the letter beside it, a minute later: two looks of one moment stand in no order.
            house.Time.Move(TimeSpan.FromMinutes(1));
            (await NonInterferenceTests.ReadAsync(browser, $"/people/{HiddenTown.Amina.OwnRecord}/files/happened/{HiddenTown.Documents.First()}")).ShouldStartWith("200");
        }
    }

    public sealed class On_Sqlite(WithheldOnSqlite worlds) : WithheldNonInterferenceTests(worlds.Hidden, worlds.Never), IClassFixture<WithheldOnSqlite>;

    public sealed class On_Postgres(WithheldOnPostgres worlds) : WithheldNonInterferenceTests(worlds.Hidden, worlds.Never), IClassFixture<WithheldOnPostgres>;
}
