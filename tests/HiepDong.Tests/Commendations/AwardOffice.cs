using HiepDong.Accounts;
using HiepDong.Commendations;
using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Territories;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Commendations;

/// <summary>
/// Nghệ An: An writes for the province's police, Biên signs for its border guard, Quân for its army; Hoa coordinates the committee and Chi, its head, decides; Xa is of another province. 9:00 on 16/11/2026.
/// </summary>
internal sealed class AwardOffice : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Border { get; init; }
    public required OrgUnit Army { get; init; }
    public required OrgUnit Committee { get; init; }

    public static async Task<AwardOffice> Open(string database)
    {
        var test = await TestNode.Open(database);
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var border = await test.AddUnit("BP.40", "Bộ đội Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var army = await test.AddUnit("QS.40", "Bộ Chỉ huy quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, "40");
        var committee = await test.AddUnit("UB.40", "Ủy ban nhân dân tỉnh Nghệ An", Force.Civil, Echelon.Province, "40");
        var far = await test.AddUnit("CA.48", "Công an thành phố Đà Nẵng", Force.Police, Echelon.Province, "48");
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        await test.AddAccount("bien", "Trần Văn Biên", new Grant(Role.Leader, border.Id, Hierarchy.Chain));
        await test.AddAccount("quan", "Lê Minh Quân", new Grant(Role.Leader, army.Id, Hierarchy.Chain));
        await test.AddAccount("hoa", "Đặng Thị Hoa", new Grant(Role.Coordinator, committee.Id, Hierarchy.Territory));
        await test.AddAccount("chi", "Lê Thị Chi", new Grant(Role.Leader, committee.Id, Hierarchy.Territory));
        await test.AddAccount("xa", "Phan Thị Xa", new Grant(Role.Coordinator, far.Id, Hierarchy.Chain));
        return new() { Test = test, App = await TestApp.Start(test.Node), Police = police, Border = border, Army = army, Committee = committee };
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public KeepCommendations Keep => Use<KeepCommendations>();
    public JudgeCommendations Judge => Use<JudgeCommendations>();
    public Commendation Get(Commendation list) => Use<CommendationStore>().Get(list.Id);

    /// <summary>A recorded case that the police led and the border guard confirmed.</summary>
    public async Task<JointResult> Case(int day, params Amount[] amounts)
    {
        var place = Test.State.Organisation.TerritoryByCode("40", Test.State.Today)!.Id;
        var body = new ResultBody(ResultKind.DrugCase, new(2026, 11, day), new(2026, 11, day), place, "Bắt quả tang", null, [new(Police.Id, true, "", Answer.Pending, []), new(Border.Id, false, "", Answer.Pending, [])],
            new(amounts.Length > 0 ? amounts : [new("cases", "vụ", 1), new("heroin", "bánh", 2)], null, null, null, null));
        var r = await Use<RecordResult>().Run(null, body, true, Person("an"), default);
        var guard = new Actor("bp", "bp", "bp", [new(Role.Reporter, Border.Id, Hierarchy.Chain)]);
        return await Use<AnswerResult>().Confirm(r.Id, Border.Id, [], null, null, guard, default);
    }

    /// <summary>The police's report of November, accepted: so many drug cases.</summary>
    public async Task<Report> Report(int cases)
    {
        var reports = Use<ReportStore>();
        var period = Periods.Period.Month(2026, 11);
        var form = Test.State.Catalogue.FormsFor(period).First(f => f.AsksOf(Police) && f.IndicatorCodes.Contains("MT.VU"));
        var report = await new OpenReport(Test.Database, Test.State, Test.Node.Access, reports).Run(Police.Id, form.Code, period, Person("an"), default);
        var draft = ReportEntry.For(Test.Database, Test.State, Test.Node.Access, reports).Load(report.Id, Person("an")).Draft;
        draft.Figures["MT.VU"] = cases.ToString(System.Globalization.CultureInfo.InvariantCulture);
        draft.Remarks["MT.VU"] = "Phần còn lại do đơn vị chủ trì riêng";
        var version = await new SubmitReport(Test.Database, Test.State, Test.Node.Access, reports).Run(report.Id, draft, 0, Person("an"), default);
        await new AcceptReport(Test.Database, Test.Node.Access, reports).Run(report.Id, version, Actor.Operator, default);
        return reports.Get(report.Id);
    }

    public Task<Commendation> List(string title = "Khen thưởng tổng kết năm 2026", string period = "2026") =>
        Keep.Create(new(title, period, "Tổng kết năm 2026", null, "", Police.Id, Committee.Id, [], []), Person("an"), default);

    public CommendationLine Line(string text, params AchievementSource[] sources) =>
        new(Test.Database.NewId(), new(NomineeKind.Collective, Police.Id, "", "", "", Force.Police), AwardForm.CertificateOfMerit, AwardLevel.ProvinceChair, text, sources, "", 0, false, [], null);

    /// <summary>A list of one line drawn from every result of the police, submitted with the border guard's agreement.</summary>
    public async Task<Commendation> Submitted()
    {
        var list = await List();
        list = await Keep.Write(list.Id, Line("Phá án ma túy", [.. Use<AchievementSources>().Results(Police.Id, list.Body.Span).Select(r => r.Source)]), null, Person("an"), default);
        list = await Keep.Consult(list.Id, [Border.Id], null, Person("an"), default);
        list = await Judge.Say(list.Id, Border.Id, [.. list.Body.Standing.Select(l => new SaidOfLine(l.Id, l.Revision, OpinionKind.Agree, ""))], Person("bien"), default);
        return await Keep.Submit(list.Id, null, null, Person("an"), default);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}
