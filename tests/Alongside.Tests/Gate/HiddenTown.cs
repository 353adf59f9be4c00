using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>
/// A small town with the same ids, names and moments wherever it is made, so that two of them can be compared byte for
/// byte. With or without what is hidden: a statement in a part nobody was shown, earlier wordings, words kept for
/// oneself, shares and exclusions of others, a share taken back, looks, and a whole record.
/// </summary>
internal sealed class HiddenTown(ServedHouse house)
{
    /// <summary>Where somebody works who is asked why they looked.</summary>
    public static readonly Guid Hillside = Id(4);

    private static readonly Guid Riverside = Id(1), HomeTeam = Id(2), OtherTeam = Id(3);

    public static readonly Actor Amina = new(Id(10), Capacity.Self, Id(11), Name: "Amina");
    public static readonly Actor Bibi = new(Id(12), Capacity.Self, Id(13), Name: "Bibi");
    private static readonly Actor Sister = new(Id(20), Capacity.Circle, Name: "Sana", Role: "sister");
    private static readonly Actor Worker = new(Id(21), Capacity.Worker, null, Riverside, OtherTeam, "Jo", "support worker");
    private static readonly Actor Without = new(Id(22), Capacity.Worker, null, Riverside, OtherTeam, "Kit", "nurse");
    private static readonly Actor Member = new(Id(23), Capacity.Worker, null, Riverside, HomeTeam, "Lee", "support worker");
    private static readonly Actor Stranger = new(Id(24), Capacity.Circle, Name: "Max", Role: "neighbour");
    private static readonly Actor Asked = new(Id(26), Capacity.Worker, null, Hillside, null, "Hal", "nurse");
    /// <summary>Somebody at Riverside who was given Amina to support.</summary>
    public static readonly Actor Supporter = new(Id(28), Capacity.Worker, null, Riverside, null, "Nia", "support worker");
    /// <summary>Somebody who leads at Hillside and answers for Amina there; and the nurse there whom she was given to.</summary>
    public static readonly Actor Lead = new(Id(29), Capacity.Worker, null, Hillside, null, "Una", "lead") { Leads = true };
    private static readonly Actor Holder = new(Id(19), Capacity.Worker, null, Hillside, null, "Ola", "nurse");

    /// <summary>Given to Hillside too, and has left out Hillside: in no list of theirs, whatever they wrote of him.</summary>
    private static readonly Actor Dov = new(Id(16), Capacity.Self, Id(17), Name: "Dov");
    public static readonly Actor Cousin = new(Id(25), Capacity.Circle, Name: "Noor", Role: "cousin");

    /// <summary>Amina, in her quiet place, which her words lead to; and the advocate she shares it with.</summary>
    public static readonly Actor Elsewhere = new(Id(14), Capacity.Self, Id(15), Name: "Amina");
    public static readonly Actor Advocate = new(Id(27), Capacity.Circle, Name: "Ruth", Role: "advocate");

    public const string SecretWords = "copper kettle under rain";

    /// <summary>In the parts that are shared with somebody, and in those that are not.</summary>
    public static readonly Guid Garden = Id(30), Shop = Id(31), Quiet = Id(32), Secret = Id(33), OnlyMine = Id(34), OfBibi = Id(35), Gone = Id(36);

    public static IReadOnlyDictionary<string, Actor?> Viewers { get; } = new Dictionary<string, Actor?>
    {
        ["sister"] = Sister, ["worker with a share"] = Worker, ["worker without"] = Without,
        ["team member"] = Member, ["stranger"] = Stranger, ["asked worker"] = Asked, ["lead"] = Lead, ["not signed in"] = null,
    };

    public static IEnumerable<Guid> Records => [Amina.OwnRecord!.Value, Bibi.OwnRecord!.Value, Dov.OwnRecord!.Value, Id(99)];

    public static IEnumerable<Guid> Statements => [Garden, Shop, Quiet, Secret, OnlyMine, OfBibi, Gone, Id(98)];

    /// <summary>One of somebody else's, one of the sister's about words that are now for the person alone, and one that never was.</summary>
    public static IEnumerable<Guid> Suggestions => [Id(70), Id(71), Id(96)];

    /// <summary>Shown to the sister in both worlds; of words nobody was shown; of a part nobody was; of an earlier wording; and one that never was.</summary>
    public static IEnumerable<Guid> Files => [Id(101), Id(102), Id(103), Id(104), .. Documents, Id(95)];

    /// <summary>Beside what Hillside wrote, seen in both worlds by whoever may; and beside what Riverside wrote, which is hidden.</summary>
    public static IEnumerable<Guid> Documents => [After(Id(110), 4000), After(Id(111), 4000)];

    /// <summary>The code of an invitation that is there in one of the two.</summary>
    public const string Code = "0000-0000-0000-0001";

    public static IEnumerable<Guid> Shares => [Id(40), Id(43), Id(96)];
    /// <summary>What Hillside wrote, seen in both worlds by whoever may; what Riverside wrote, which is hidden, and what Hillside did of Dov; and one that never was.</summary>
    public static IEnumerable<Guid> Happenings => [Id(110), Id(111), Id(113), Id(112)];
    /// <summary>What Hillside wrote down that somebody decided, seen in both worlds by whoever may; what Riverside did, which is hidden; and one that never was.</summary>
    public static IEnumerable<Guid> Decisions => [Id(140), Id(141), Id(94)];

    /// <summary>Somebody in Amina's circle, seen in both worlds by whom it is shared with; one she took out; and one that never was.</summary>
    public static IEnumerable<Guid> Members => [Id(104), Id(105), Id(94)];

    /// <summary>Put to Hillside by Amina, seen in both worlds; put to somebody else, or by Dov; and one that never was.</summary>
    public static IEnumerable<Guid> Questions => [Id(80), Id(81), Id(93), Id(95)];

    /// <summary>Begun by Hillside for Amina, seen in both worlds; begun somewhere else for Bibi, or for Dov; and one that never was.</summary>
    public static IEnumerable<Guid> Begun => [Id(90), Id(91), Id(92), Id(95)];

    /// <summary>Of whoever leads at Hillside and of a nurse there, seen in both worlds by who works there; at Riverside; and one that never was.</summary>
    public static IEnumerable<Guid> Works => [Id(120), Id(121), Id(122), Id(94)];

    /// <summary>Of Hillside for Amina: those who lead and the nurse, seen in both worlds by who supports her there; for Dov, who is hidden; at Riverside; and one that never was.</summary>
    public static IEnumerable<Guid> Supports => [Id(130), Id(131), Id(132), Id(133), Id(134), Id(94)];

    public static string AfterTheFirstName => Cursor.Write(Folding.Fold("Amina"), Amina.OwnRecord!.Value);

    public static string Words(Guid statement) => $"The words of {statement:N}, as they stand now";

    private DateTime Now => house.Time.GetUtcNow().UtcDateTime;

    /// <summary>Riverside supports Amina, and she shares with her sister and with Jo there what happened; and, in one of two worlds, Riverside keeps something from her.</summary>
    public async Task WithheldAsync(bool isThere)
    {
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Accounts.Add(new Account { AccountId = Supporter.AccountId, Name = Supporter.Name, Role = Supporter.Role, MadeAt = unit.At });
            return Task.FromResult(true);
        });
        await house.The<SystemDoor>().RunAsync(Amina.OwnRecord!.Value, "a test keeps something from the person", unit =>
        {
            Share(unit, 46, ViewerKind.Circle, Sister.AccountId, Parts.Happened);
            Share(unit, 47, ViewerKind.Worker, Worker.AccountId, Parts.Happened, Riverside);
            foreach (var (id, worker, organisation) in new[] { (48, Supporter, Riverside), (49, Asked, Hillside) }) Support(unit, id, ViewerKind.Worker, worker.AccountId, organisation);
            if (isThere) OwnWork(unit, Id(111), unit.At.AddDays(30));
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.SupportGiven, Parts.Communication);
            if (isThere) unit.Happened(EventKinds.HappeningWritten, Parts.Safeguarding, Id(111));
            return Task.FromResult(true);
        });
    }

    /// <summary>A quiet place is hidden from more than the rest is: from the person's own ordinary pages.</summary>
    public async Task MakeAsync(bool withHidden, bool? withQuiet = null)
    {
        await house.The<KeptBytes>().PutAsync(KeptBytes.PlaceOf("one"u8), "one"u8.ToArray(), default);
        await AccountsAsync(withHidden);
        await RecordAsync(Amina, unit =>
        {
            Say(unit, Garden, Parts.Important, earlier: withHidden);
            Say(unit, Shop, Parts.WhoIAm, earlier: withHidden, photo: Id(101), photoBefore: Id(104));
            unit.Record.Files.Add(Rows.File(unit.Admission.Person, Parts.OnlyMe, unit.At, Id(101)));
            Say(unit, Quiet, Parts.SupportMe, earlier: withHidden);
            Share(unit, 40, ViewerKind.Circle, Sister.AccountId, Parts.WhoIAm | Parts.Important | Parts.People);
            Share(unit, 41, ViewerKind.Worker, Worker.AccountId, Parts.Important, Riverside);
            Share(unit, 42, ViewerKind.Team, HomeTeam, Parts.SupportMe);
            Ask(unit, 80, Hillside);
            Begin(unit, 90, Hillside);
            unit.Record.Details.Add(Rows.Detail(unit.Admission.Person, DetailKind.Pronoun, Parts.WhoIAm, unit.At, "she", Id(100)));
            var happened = Rows.Happening(unit.Admission.Person, Hillside, unit.At, Id(110));
            unit.Record.AddRange(happened, Rows.Document(happened, Documents.First()));
            unit.Record.CircleMembers.Add(Rows.CircleMember(unit.Admission.Person, unit.At, "Bill next door", Id(104)));
            Support(unit, 130, ViewerKind.Lead, Hillside, Hillside);
            Support(unit, 131, ViewerKind.Worker, Holder.AccountId, Hillside);
            Need(unit, 82, "Speak slowly");
            Need(unit, 83, "Do not ask about the old house", NeedKind.NotToRaise);
            Decide(unit, 140, Quiet, Parts.SupportMe, Hillside);
            if (withHidden) Hide(unit);
        });
        if (!withHidden) return;
        // She said no to it; and her page was put together with Amina's.
        await RecordAsync(Bibi, unit =>
        {
            Say(unit, OfBibi, Parts.Important, earlier: true);
            Begin(unit, 91, Id(97));
            unit.Record.AddRange(Rows.Ending(unit.Admission.Person, EndingKind.SaidNo, unit.At), Rows.SaidNo(unit.Admission.Person, Id(97), unit.At));
            foreach (var (page, isFirst) in new[] { (Amina.OwnRecord!.Value, true), (Bibi.OwnRecord!.Value, false) })
                unit.House.OwnPages.Add(new OwnPage { PersonId = page, AccountId = Amina.AccountId, Since = unit.At, IsFirst = isFirst });
        });
        await RecordAsync(Dov, unit =>
        {
            Support(unit, 132, ViewerKind.Lead, Hillside, Hillside);
            Support(unit, 133, ViewerKind.Worker, Holder.AccountId, Hillside);
            Exclude(unit, 54, ViewerKind.Organisation, Hillside);
            Begin(unit, 92, Hillside);
            Ask(unit, 93, Hillside);
            OwnWork(unit, Id(113), unit.At.AddDays(30), Hillside);
        });
        var looks = new[] { Cousin, Amina, Sister }.Select((actor, at) => house.The<IWriter>().LookAsync(LookOf(actor, at)));
        await Task.WhenAll(looks);
        if (withQuiet ?? withHidden) await QuietAsync();
    }

    /// <summary>All that a quiet place can hold, and all that may come of it: words, a share, somebody asked, a look, letters that wait.</summary>
    private async Task QuietAsync()
    {
        var door = QuietWords.Hash(Amina.AccountId, SecretWords);
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse with { Door = door }, unit =>
        {
            foreach (var actor in new[] { Elsewhere, Advocate })
                unit.House.Accounts.Add(new Account { AccountId = actor.AccountId, Name = actor.Name, Role = actor.Role, PersonId = actor.OwnRecord, MadeAt = unit.At });
            unit.House.QuietDoors.Add(new QuietDoor { DoorHash = door, AccountId = Elsewhere.AccountId });
            return Task.FromResult(true);
        });
        await RecordAsync(Elsewhere, unit =>
        {
            Say(unit, Id(37), Parts.Important, earlier: true);
            Share(unit, 45, ViewerKind.Circle, Advocate.AccountId, Parts.Important);
            Ask(unit, 86, Id(97));
            unit.Record.SafeContacts.Add(new SafeContact
            {
                PersonId = unit.Admission.Person, ContactId = Id(87), PartBit = Parts.Communication, Channel = "email", Address = "ruth@example.org", Language = "en", At = unit.At,
            });
            unit.SendLater(Mail.Kind, Mail.YouHaveAMessage("ruth@example.org", new Uri("http://localhost")).ToPayload(), unit.At.AddDays(1));
        });
        var look = LookOf(Advocate, 9, Elsewhere.OwnRecord!.Value);
        await house.The<IWriter>().LookAsync(look);
    }

    private static void Hide(Unit unit)
    {
        Say(unit, Secret, Parts.Behave, earlier: true, photo: Id(102));
        foreach (var (id, part) in new[] { (102, Parts.OnlyMe), (103, Parts.Behave), (104, Parts.OnlyMe) }) unit.Record.Files.Add(Rows.File(unit.Admission.Person, part, unit.At, Id(id)));
        Say(unit, OnlyMine, Parts.OnlyMe, earlier: false);
        // Taken away from under a heading the sister sees; others' suggestions; and what was said in private about shared words.
        Say(unit, Gone, Parts.Important, earlier: true);
        unit.Record.ChangeTracker.Entries<Statement>().Single(row => row.Entity.StatementId == Gone).Entity.GoneAt = unit.At;
        Suggest(unit, 70, Garden, Parts.Important, Cousin);
        Suggest(unit, 71, OnlyMine, Parts.OnlyMe, Sister);
        // Seen by the sister, and told to the worker, before it was hidden from both.
        foreach (var (id, statement, part) in new[] { (86, Secret, Parts.Behave), (87, Gone, Parts.OnlyMe), (88, OnlyMine, Parts.OnlyMe) })
            unit.Record.Observers.Add(new Observer
            {
                PersonId = unit.Admission.Person, ObserverId = Id(id), PartBit = part, StatementId = statement, WordingId = After(statement, 1000), Saw = "she smiled", Language = "en",
                Present = "", AccountId = Sister.AccountId, Capacity = Sister.Capacity, Name = Sister.Name, Role = Sister.Role, At = unit.At,
            });
        unit.Record.Confirmations.Add(new Confirmation
        {
            PersonId = unit.Admission.Person, ConfirmationId = Id(89), PartBit = Parts.OnlyMe, StatementId = OnlyMine, WordingId = After(OnlyMine, 1000), How = "phone",
            TakenBy = Worker.AccountId, TakenAs = Worker.Capacity, TakerName = "Jo", TakerRole = "", Present = "", At = unit.At,
        });
        unit.Record.Marks.Add(new Mark
        {
            PersonId = unit.Admission.Person, MarkId = Id(72), PartBit = Parts.OnlyMe, StatementId = Garden, WordingId = After(Garden, 1000),
            Kind = MarkKind.MadeToSay, Words = "he stood behind me", Language = "en", At = unit.At,
        });
        // What others, and she herself, have begun; and what the sister began where she may write no more.
        Begin(unit, 86, Amina, Parts.Important, "say/important");
        Begin(unit, 87, Cousin, Parts.Important, "write-down/important");
        Begin(unit, 88, Member, Parts.Important, "write-down/important");
        Begin(unit, 89, Sister, Parts.Behave, "write-down/behave");
        Ask(unit, 81, Id(97));
        Facts(unit);
        Decide(unit, 141, Secret, Parts.Behave, Riverside);
        OwnWork(unit, Id(111), withheldUntil: null);
        Support(unit, 134, ViewerKind.Worker, Supporter.AccountId, Riverside);
        Need(unit, 84, "Use a quiet room").TakeAway(unit.At);
        // What she said of him before, and somebody she took out.
        var (before, gone) = (Rows.CircleMember(unit.Admission.Person, unit.At, "Bill who drinks", Id(104)), Rows.CircleMember(unit.Admission.Person, unit.At, "Ray", Id(105)));
        before.TakeOut(unit.At);
        gone.TakeOut(unit.At);
        unit.Record.CircleMembers.AddRange(before, gone);
        var reached = new SafeContact
        {
            PersonId = unit.Admission.Person, ContactId = Id(85), PartBit = Parts.Communication, Channel = "phone", Address = "01632 960001", Language = "en", At = unit.At,
        };
        reached.End(unit.At);
        unit.Record.SafeContacts.Add(reached);
        Share(unit, 43, ViewerKind.Circle, Cousin.AccountId, Parts.Behave | Parts.Goals);
        Share(unit, 44, ViewerKind.Circle, Stranger.AccountId, Parts.Behave).TakeBack(unit.At);
        Exclude(unit, 50, ViewerKind.Account, Without.AccountId);
        Exclude(unit, 51, ViewerKind.Account, Cousin.AccountId);
        var invitation = Rows.Invitation(unit.Admission.Person, unit.At, Id(53));
        unit.Record.Invitations.Add(invitation);
        unit.House.InvitationCodes.Add(new InvitationCode { CodeHash = JoinCode.Hash(Code)!, PersonId = invitation.PersonId, InvitationId = invitation.InvitationId, EndsAt = invitation.EndsAt });
        Exclude(unit, 52, ViewerKind.Organisation, Id(97));
    }

    /// <summary>Somebody decided something about these words, and an organisation wrote it down.</summary>
    private static void Decide(Unit unit, int id, Guid statement, Parts part, Guid organisation)
    {
        Suggest(unit, id + 10, statement, part, Cousin);
        unit.Record.AddRange(Rows.Decided(unit.Record.ChangeTracker.Entries<Suggestion>().Single(row => row.Entity.SuggestionId == Id(id + 10)).Entity, organisation, Id(id)));
    }

    /// <summary>What an organisation (Riverside, unless it is said) wrote, with all that can hang on it.</summary>
    public static void OwnWork(Unit unit, Guid id, DateTime? withheldUntil, Guid? organisation = null)
    {
        var row = Rows.Happening(unit.Admission.Person, organisation ?? Riverside, unit.At, id, withheldUntil);
        unit.Record.AddRange(row, Rows.SafetyCheck(row, After(id, 1000)), Rows.Withholding(row, After(id, 2000)), Rows.Document(row, After(id, 4000)));
        if (withheldUntil is null) unit.Record.Add(Rows.HappeningMark(row, After(id, 3000)));
    }

    /// <summary>Names left behind, facts for herself alone, one of them said before, a death that was a mistake and a no taken back.</summary>
    private static void Facts(Unit unit)
    {
        var person = unit.Admission.Person;
        var before = Rows.Detail(person, DetailKind.Pronoun, Parts.WhoIAm, unit.At, "they", Id(101));
        before.End(unit.At);
        var (died, no) = (Rows.Ending(person, EndingKind.Died, unit.At), Rows.SaidNo(person, Hillside, unit.At));
        died.TakeBack(unit.At);
        no.TakeBack(unit.At);
        unit.Record.AddRange(Rows.Detail(person, DetailKind.FormerName, Parts.OnlyMe, unit.At, "Ameena", Id(102)),
            Rows.Detail(person, DetailKind.Born, Parts.OnlyMe, unit.At, "1961-05-03", Id(103)), before, died, no);
    }

    private static void Begin(Unit unit, int id, Guid organisation) => unit.Record.Beginnings.Add(new Beginning
    {
        PersonId = unit.Admission.Person, BegunId = Id(id), PartBit = Parts.OnlyMe, ViewerId = organisation, KnownAs = "Amina", NameFold = "amina", Basis = "wish",
        Because = "You asked for it.", Language = "en", BegunBy = Asked.AccountId, WorkerName = "Hal", WorkerRole = "nurse", WorksAt = "Hillside Hospital",
        At = unit.At, DueAt = unit.At.AddDays(14),
    });

    private Task<bool> AccountsAsync(bool withHidden) => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        unit.House.Organisations.Add(new Organisation { OrganisationId = Riverside, Name = "Riverside Together" });
        unit.House.Organisations.Add(new Organisation { OrganisationId = Hillside, Name = "Hillside Hospital" });
        unit.House.Teams.AddRange(
            new Team { TeamId = HomeTeam, OrganisationId = Riverside, Name = "Home team" },
            new Team { TeamId = OtherTeam, OrganisationId = Riverside, Name = "Other team" });
        foreach (var (id, actor) in new[] { (120, Lead), (121, Holder), (122, Without), (123, Asked) })
            unit.House.Works.Add(new Work { WorkId = Id(id), AccountId = actor.AccountId, OrganisationId = actor.OrganisationId!.Value, TeamId = actor.TeamId, FromAt = unit.At, Leads = actor.Leads });
        foreach (var actor in new[] { Amina, Sister, Worker, Without, Member, Stranger, Asked, Lead, Holder }.Concat(withHidden ? [Bibi, Cousin] : []))
            unit.House.Accounts.Add(new Account { AccountId = actor.AccountId, Name = actor.Name, Role = actor.Role, PersonId = actor.OwnRecord, MadeAt = unit.At });
        return Task.FromResult(true);
    });

    private Task<bool> RecordAsync(Actor self, Action<Unit> fill) =>
        house.The<SystemDoor>().RunAsync(self.OwnRecord!.Value, "a test makes a record with ids of its own", unit =>
        {
            unit.Record.People.Add(new Person { PersonId = self.OwnRecord!.Value, KnownAs = self.Name, NameFold = Folding.Fold(self.Name), Language = "en", BegunAt = unit.At });
            fill(unit);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.RecordBegun, Parts.WhoIAm, self.OwnRecord);
            return Task.FromResult(true);
        });

    /// <summary>The wording that stands is the same either way; with earlier ones, it replaces another, said long before.</summary>
    private static void Say(Unit unit, Guid statement, Parts part, bool earlier, Guid? photo = null, Guid? photoBefore = null)
    {
        Wording Wording(Guid id, string words, DateTime at, Guid? replaces, Guid? shown) => new()
        {
            PersonId = unit.Admission.Person, StatementId = statement, WordingId = id, PartBit = part, Replaces = replaces,
            Words = words, Language = "en", Capture = CaptureTable.Own, Present = "", WrittenBy = Amina.AccountId, WrittenAs = Capacity.Self,
            Pictures = shown is { } one ? $"{PictureShelf.CodeOf(one)} important my dog" : null, WriterName = "Amina", WriterRole = "", At = at, Salt = Commitment.NewSalt(),
        };
        var (now, before) = (After(statement, 1000), After(statement, 2000));
        unit.Record.Wordings.Add(Wording(now, Words(statement), unit.At, earlier ? before : null, photo));
        if (earlier) unit.Record.Wordings.Add(Wording(before, "words that were there before", unit.At.AddDays(-20), null, photoBefore));
        unit.Record.Statements.Add(new Statement
        {
            PersonId = unit.Admission.Person, StatementId = statement, PartBit = part, AboutMe = 1, CurrentWording = now,
            FirstSaidAt = earlier ? unit.At.AddDays(-20) : unit.At,
        });
    }

    private static Share Share(Unit unit, int id, ViewerKind kind, Guid viewer, Parts parts, Guid? organisation = null)
    {
        var share = new Share
        {
            PersonId = unit.Admission.Person, ShareId = Id(id), ViewerKind = kind, ViewerId = viewer, OrganisationId = organisation,
            Parts = parts, Purpose = Purpose.Support, FromAt = unit.At, UntilAt = unit.At.AddDays(90),
        };
        unit.Record.Shares.Add(share);
        return share;
    }

    private static void Support(Unit unit, int id, ViewerKind kind, Guid viewer, Guid organisation) => unit.Record.Supports.Add(new Support
    {
        PersonId = unit.Admission.Person, SupportId = Id(id), ViewerKind = kind, ViewerId = viewer, OrganisationId = organisation, KeepMeSafe = false, FromAt = unit.At,
    });

    private static void Suggest(Unit unit, int id, Guid statement, Parts part, Actor by) => unit.Record.Suggestions.Add(new Suggestion
    {
        PersonId = unit.Admission.Person, SuggestionId = Id(id), PartBit = part, StatementId = statement, BasedOn = After(statement, 1000),
        Words = "other words", Language = "en", Reason = "a reason", WhoseIdea = "mine", AskBy = "page", WrittenBy = by.AccountId,
        WrittenAs = by.Capacity, OrganisationId = by.OrganisationId, WriterName = by.Name, WriterRole = by.Role, At = unit.At,
    });

    private static Need Need(Unit unit, int id, string words, NeedKind kind = NeedKind.Need)
    {
        var need = new Need
        {
            PersonId = unit.Admission.Person, NeedId = Id(id), PartBit = Parts.Communication, Kind = kind, Words = words, Language = "en",
            WrittenBy = Amina.AccountId, WriterName = "Amina", At = unit.At, ReviewBy = new DateOnly(2027, 1, 1),
        };
        unit.Record.Needs.Add(need);
        return need;
    }

    private static void Begin(Unit unit, int id, Actor by, Parts part, string form)
    {
        unit.House.DraftEnds.Add(new DraftEnd { DraftId = Id(id), EndsAt = unit.At.AddDays(90) });
        unit.Record.Drafts.Add(new Draft
        {
            PersonId = unit.Admission.Person, DraftId = Id(id), PartBit = part, AccountId = by.AccountId, WrittenAs = by.Capacity,
            OrganisationId = by.OrganisationId ?? Guid.Empty, Form = form, Typed = """{"words":"not said yet"}""", BegunAt = unit.At, At = unit.At,
        });
    }

    private static void Ask(Unit unit, int id, Guid organisation) => unit.Record.LookQuestions.Add(new LookQuestion
    {
        PersonId = unit.Admission.Person, QuestionId = Id(id), PartBit = Parts.OnlyMe, ViewerId = organisation, KnownAs = "Amina", Words = "Why so often?",
        Language = "en", AskedAt = unit.At, DueAt = unit.At.AddDays(7),
    });

    private static void Exclude(Unit unit, int id, ViewerKind kind, Guid viewer) => unit.Record.Exclusions.Add(new Exclusion
    {
        PersonId = unit.Admission.Person, ExclusionId = Id(id), ViewerKind = kind, ViewerId = viewer, FromAt = unit.At,
    });

    private Look LookOf(Actor actor, int at, Guid? record = null) => new()
    {
        PersonId = record ?? Amina.OwnRecord!.Value, LookId = Id(60 + at), PartBits = Parts.Behave | Parts.Important, Operation = Operation.Read, Purpose = Purpose.Support,
        Ground = LookGround.Share, AccountId = actor.AccountId, Capacity = actor.Capacity, At = Now,
    };

    private static Guid Id(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    private static Guid After(Guid id, int by) => Id(BitConverter.ToInt32(id.ToByteArray()) + by);
}
