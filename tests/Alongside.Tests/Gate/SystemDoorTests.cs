using Alongside.Data;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>The one way past the gate: who goes through it is a list here, and whoever did is told of in the record.</summary>
public abstract class SystemDoorTests(TestHouse house)
{
    [Fact]
    public async Task The_person_reads_that_the_house_opened_their_record_and_why()
    {
        var amina = await house.Given.PersonAsync();
        await house.The<SystemDoor>().RunAsync(amina.OwnRecord!.Value, "putting a list right", _ => Task.FromResult(true));

        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        var told = await record.Db.Events.SingleAsync(row => row.Kind == EventKinds.OpenedBySystem);
        (told.Reason, told.Capacity, told.AccountId).ShouldBe(("putting a list right", Capacity.House, Guid.Empty));
    }

    [Fact]
    public async Task Whoever_acts_through_the_door_is_named_in_all_that_happened_and_the_house_where_nobody_did()
    {
        var jo = await house.Given.WorkerAsync();
        var begun = await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Ruth", "wish", "She asked us."));
        var person = (await house.The<BegunReading>().OneAsync(jo, begun))!.PersonId;
        await house.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(begun, "visit"));
        var ruth = new Actor(await house.The<ClaimRecord>().RunAsync(null, (await house.The<ClaimRecord>().PrintAsync(jo, begun)).Code), Capacity.Self, person, Name: "Ruth");
        var invited = await house.The<InviteToCircle>().RunAsync(ruth, new InvitationToMake(person, "Sana", "", null, Parts.Important), code => new Uri("http://localhost/join/" + code));
        var sana = await house.The<JoinCircle>().RunAsync(null, invited.Code, "Sana");
        await house.The<WriteDownEnding>().RunAsync(jo, new EndingToWriteDown(person, EndingKind.Moved, "Her daughter", MovedTo: "Perth"));
        await house.The<WriteDownEnding>().TakeBackAsync(jo, person);
        await house.The<SystemDoor>().RunAsync(person, "nobody acts", _ => Task.FromResult(true));

        using var record = await house.The<Gate>().OpenAsync(ruth, person, new Opening(PartTable.All) { History = true });
        await record.Looked;
        var events = await record.Db.Events.ToListAsync();
        string[] jos = [EventKinds.RecordBegun, EventKinds.SupportGiven, EventKinds.SupportGiven, EventKinds.BegunTold, EventKinds.RecordEnded, EventKinds.EndingTakenBack];
        events.Where(row => jos.Contains(row.Kind)).Select(row => (row.Kind, row.AccountId, row.Capacity, row.OrganisationId)).ShouldBe(
            jos.Select(kind => (kind, jo.AccountId, Capacity.Worker, jo.OrganisationId)), ignoreOrder: true);
        events.Where(row => row.Kind is EventKinds.RecordClaimed or EventKinds.InvitationUsed).Select(row => (row.Kind, row.AccountId, row.Capacity)).ShouldBe(
            [(EventKinds.RecordClaimed, ruth.AccountId, Capacity.Self), (EventKinds.InvitationUsed, sana, Capacity.Circle)], ignoreOrder: true);
        var opened = events.Where(row => row.Kind == EventKinds.OpenedBySystem).ToLookup(row => row.AccountId, row => row.Reason);
        (opened[jo.AccountId].Count(), opened[ruth.AccountId].Count(), opened[sana].Count(), opened[Guid.Empty].ShouldHaveSingleItem()).ShouldBe((5, 1, 1, "nobody acts"));
    }

    [Fact]
    public async Task The_same_key_from_two_who_act_through_the_door_is_two_requests()
    {
        var (jo, kit) = (await house.Given.WorkerAsync(), await house.Given.WorkerAsync("Kit"));
        var key = new RequestKey("one", new byte[32]);
        var first = await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Ruth", "wish", "She asked us."), key);
        (await house.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Ruth", "wish", "She asked us."), key)).ShouldBe(first);
        (await house.The<BeginForSomebody>().RunAsync(kit, new RecordToBeginFor("Ruth", "wish", "She asked us."), key)).ShouldNotBe(first);
    }

    [Fact]
    public async Task The_person_reads_everything_that_happened_to_their_record_but_safeguarding()
    {
        var amina = await house.Given.PersonAsync();
        var sana = await house.Given.CircleMemberAsync();
        var share = await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.SaidAsync(amina);
        var exclusion = await house.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        await house.The<ExcludeViewer>().TakeBackAsync(amina, amina.OwnRecord!.Value, exclusion);
        await house.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, share);

        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        (await record.Db.Events.Select(row => row.Kind).ToListAsync()).ShouldBe([
            EventKinds.RecordBegun, EventKinds.ShareGiven, EventKinds.StatementSaid,
            EventKinds.ExclusionMade, EventKinds.ExclusionTakenBack, EventKinds.ShareTakenBack], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_goes_through_without_saying_why()
    {
        var amina = await house.Given.PersonAsync();
        foreach (var reason in new[] { null, "", " " })
            await Should.ThrowAsync<ArgumentException>(() => house.The<SystemDoor>().RunAsync(amina.OwnRecord!.Value, reason!, _ => Task.FromResult(true)));
    }

    public sealed class On_Sqlite(SqliteHouse house) : SystemDoorTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : SystemDoorTests(house), IClassFixture<PostgresHouse>;
}

public sealed class WaysPastTheGateTests
{
    /// <summary>Every file of ours that names the door, how often it does so in code, and why it may.</summary>
    private static readonly Dictionary<string, (int Times, string Why)> Door = new()
    {
        ["src/Alongside.Core/Sharing/SystemDoor.cs"] = (1, "the door itself"),
        ["src/Alongside.Core/Sharing/JoinCircle.cs"] = (1, "whoever joins with a code has no way in yet; it keeps who came, and opens nothing for them"),
        ["src/Alongside.Core/Sharing/SharingModule.cs"] = (1, "hands it to whoever is on this list"),
        ["src/Alongside.Core/Sharing/EndSupport.cs"] = (1, "a worker who has left, or a support that has ended, is told to the records it was about"),
        ["src/Alongside.Core/Sharing/GivePerson.cs"] = (1, "a support is given by those who lead, who read no more than the name"),
        ["src/Alongside.Core/Sharing/TakeBackPerson.cs"] = (1, "a support is taken back by those who lead"),
        ["src/Alongside.Core/Sharing/GiveBackPerson.cs"] = (1, "a worker ends their own support, and those who lead answer for the person"),
        ["src/Alongside.Core/Sharing/HandOver.cs"] = (1, "those who lead give the people of somebody who leaves to somebody else"),
        ["src/Alongside.Core/Sharing/AskToRenew.cs"] = (1, "nobody acts when a share is about to end"),
        ["src/Alongside.Core/People/ReachPerson.cs"] = (1, "a letter that is about to leave asks the safe contact, and nobody acts then"),
        ["src/Alongside.Core/People/BeginForSomebody.cs"] = (1, "nobody has a way into a record that is only being begun"),
        ["src/Alongside.Core/People/WriteDownTold.cs"] = (1, "whoever tells the person that a record was begun need not be let into it"),
        ["src/Alongside.Core/People/ClimbBeginnings.cs"] = (1, "nobody acts when somebody was not told in time"),
        ["src/Alongside.Core/People/ClaimRecord.cs"] = (1, "whoever comes with a code for their own record has no way in yet"),
        ["src/Alongside.Core/People/UndoClaim.cs"] = (1, "a lead where a record was begun need not be let into it to say that the wrong one took it"),
        ["src/Alongside.Core/People/OwnPages.cs"] = (1, "the page that is taken apart is not the one its person is on"),
        ["src/Alongside.Core/People/WriteDownEnding.cs"] = (1, "a death is written down by somebody who may only know that the record is here"),
        ["src/Alongside.Core/People/PassOnMessage.cs"] = (1, "a worker who supports somebody may know that there is a message, and nothing of it"),
        ["src/Alongside.Core/Record/AnswerWhy.cs"] = (1, "whoever was asked why they looked need not be let in to answer"),
        ["src/Alongside.Core/Words/TryAnotherWay.cs"] = (1, "nobody acts when a suggestion was not answered for fourteen days"),
        ["src/Alongside.Core/Record/ClimbQuestions.cs"] = (1, "nobody acts when a question was not answered in time"),
    };

    private static readonly Dictionary<string, (int Times, string Why)> Reason = new()
    {
        ["src/Alongside.Core/Data/UnitRequest.cs"] = (1, "where it is carried"),
        ["src/Alongside.Core/Data/UnitRunner.cs"] = (2, "opens the whole record, and writes down why"),
        ["src/Alongside.Core/Data/PostgresWriter.cs"] = (1, "takes the role of the door"),
        ["src/Alongside.Core/Sharing/SystemDoor.cs"] = (1, "the only one who gives a reason"),
    };

    private static readonly Dictionary<string, (int Times, string Why)> Whole = new()
    {
        ["src/Alongside.Core/Sharing/Admission.cs"] = (1, "where it is made"),
        ["src/Alongside.Core/Data/UnitRunner.cs"] = (1, "for a unit that came through the door"),
        ["src/Alongside.Core/Data/RecordDb.cs"] = (1, "knows it again"),
    };

    private static readonly Dictionary<string, (int Times, string Why)> Admit = new()
    {
        ["src/Alongside.Core/Data/RecordDb.cs"] = (1, "where it is"),
        ["src/Alongside.Core/Data/UnitRunner.cs"] = (1, "units of work"),
        ["src/Alongside.Core/Sharing/Gate.cs"] = (1, "the gate"),
        ["src/Alongside.Core/Record/OwnWorkLists.cs"] = (1, "whether anybody there supports the person, before the house writes a letter about a check in their record: no part is open"),
    };

    [Fact]
    public void Everybody_who_goes_through_the_door_is_on_the_list() => Named("SystemDoor").ShouldBe(Counted(Door), ignoreOrder: true);

    [Fact]
    public void Nobody_but_the_door_gives_a_unit_the_houses_reason() => Named("SystemReason").ShouldBe(Counted(Reason), ignoreOrder: true);

    [Fact]
    public void Nobody_else_makes_or_admits_a_viewer()
    {
        Named("Admit").ShouldBe(Counted(Admit), ignoreOrder: true);
        Named("Whole", of: "Admission").ShouldBe(Counted(Whole), ignoreOrder: true);
    }

    private static IEnumerable<string> Counted(Dictionary<string, (int Times, string Why)> list) => list.Select(row => $"{row.Key}: {row.Value.Times}");

    /// <summary>How often each file of ours says this name in code: comments and texts do not count.</summary>
    private static List<string> Named(string name, string? of = null) => [..
        from file in Repository.Files
        where file.IsUnder("src/") && file.Extension is ".cs" or ".cshtml" && file.Text.Contains(name, StringComparison.Ordinal)
        let times = file.Extension == ".cs" ? InCode(file.Text, name, of) : 1
        where times > 0
        select $"{file.Path}: {times}"];

    private static int InCode(string text, string name, string? of) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens()
            .Count(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && !IsMemberOfAnother(token.Parent, of));

    /// <summary>"Whole" is a common word: it counts where it is said of this type, or made in it.</summary>
    private static bool IsMemberOfAnother(SyntaxNode? node, string? of) => of is not null && node switch
    {
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } => access.Expression.ToString() != of,
        MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } => type.Identifier.ValueText != of,
        _ => true,
    };
}
