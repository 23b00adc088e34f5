using HiepDong.Reporting;
using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Territories;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.JointResults.Entry;

/// <summary>A result as it is typed: everything is text, right or wrong, until it is read.</summary>
internal sealed class ResultForm
{
    public const string Leads = "chu-tri", TookPart = "phoi-hop";
    private const int MostUnits = 60;

    public string Kind { get; init; } = "";
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Place { get; set; } = "";

    /// <summary>Id of the unit that enters it; empty in a correction, where the lead unit is typed.</summary>
    public string Own { get; init; } = "";
    public string Role { get; init; } = Leads;
    public string Lead { get; init; } = "";
    public string Share { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Campaign { get; init; } = "";
    public string Reason { get; init; } = "";
    public List<(string Unit, string Share)> Others { get; } = [];
    public AmountFields Amounts { get; set; } = new();

    public ResultKind? ReadKind => Things.TryKind(Kind, out var kind) ? kind : null;

    public static ResultForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        var typed = new ResultForm
        {
            Kind = Field("loai"), From = Field("tu"), To = Field("den"), Place = Field("noi"), Own = Field("don-vi"), Role = Field("vai-tro") == TookPart ? TookPart : Leads, Lead = Field("chu-tri"),
            Share = Field("phan-viec"), Summary = Field("tom-tat"), Campaign = Field("ke-hoach"), Reason = Field("ly-do")
        };
        for (var n = 1; n <= MostUnits && form.ContainsKey("phoi-hop-" + n.ToString(CultureInfo.InvariantCulture)); n++) typed.Others.Add((Field($"phoi-hop-{n}"), Field($"phan-viec-{n}")));
        typed.Amounts = AmountFields.Read(form, typed.ReadKind);
        return typed.WithRoom();
    }

    /// <summary>
    /// A new result, filled in with what an address says: loai, tu, den (ISO or as typed), noi, chu-tri and phoi-hop (codes of units), tom-tat, ke-hoach. Whoever enters it leads
    /// it when chu-tri names one of their units, and takes part otherwise.
    /// </summary>
    public static ResultForm Of(IQueryCollection query, ResultKind? kind, IReadOnlyList<OrgUnit> own, NodeState node, Texts texts)
    {
        string Text(string name, int most = 200) => Vietnamese.Clean(query[name].ToString()) is var t && t.Length > most ? t[..most] : t;
        OrgUnit? Unit(string? code) => node.Organisation.UnitByCode(code ?? "", node.Today);
        string Day(string name) => LocalValueBinder.ReadDate(Text(name)) is { } day ? texts.Date(day) : "";
        var lead = Unit(Text("chu-tri"));
        var others = query["phoi-hop"].Select(Unit).OfType<OrgUnit>().ToList();
        var me = own.FirstOrDefault(u => u.Id == lead?.Id) ?? own.FirstOrDefault(u => others.Any(o => o.Id == u.Id)) ?? own.FirstOrDefault();
        var leads = lead is null || lead.Id == me?.Id;
        var form = new ResultForm
        {
            Kind = kind?.Code() ?? "", From = Day("tu") is { Length: > 0 } from ? from : texts.Date(node.Today), To = Day("den") is var to && to != Day("tu") ? to : "",
            Place = node.Organisation.TerritoryByCode(Text("noi"), node.Today) is { } place ? ResultTyped.Label(place, node.Organisation) : "", Own = lead is null ? "" : me?.Id ?? "", Role = leads ? Leads : TookPart,
            Lead = leads ? "" : UnitChoice.Label(lead!), Summary = Text("tom-tat", 500), Campaign = Text("ke-hoach"), Amounts = AmountFields.Of([], kind)
        };
        form.Others.AddRange(others.Where(o => o.Id != me?.Id && o.Id != lead?.Id).Take(MostUnits).Select(o => (UnitChoice.Label(o), "")));
        return form.WithRoom();
    }

    /// <summary>A kept result, to be typed on.</summary>
    /// <param name="own">The unit that goes on with a draft; null in a correction.</param>
    public static ResultForm Of(ResultBody body, string? own, Organisation.Organisation organisation, Texts texts)
    {
        string Label(string id) => organisation.Unit(id) is { } unit ? UnitChoice.Label(unit) : id;
        var form = new ResultForm
        {
            Kind = body.Kind.Code(), From = texts.Date(body.From), To = body.To == body.From ? "" : texts.Date(body.To), Place = organisation.Territory(body.TerritoryId) is { } place ? ResultTyped.Label(place, organisation) : "",
            Own = own ?? "", Role = body.Lead.UnitId == own ? Leads : TookPart, Lead = body.Lead.UnitId == own ? "" : Label(body.Lead.UnitId), Share = body.ClaimOf(own ?? body.Lead.UnitId)?.Share ?? "",
            Summary = body.Summary, Campaign = body.Campaign ?? "", Amounts = AmountFields.Of(body.Accepted.Amounts, body.Kind)
        };
        form.Others.AddRange(body.Claims.Where(c => !c.Leads && c.UnitId != own).Select(c => (Label(c.UnitId), c.Share)));
        return form.WithRoom();
    }

    /// <summary>There is always a row to write into.</summary>
    public ResultForm WithRoom(int rows = 1)
    {
        while (Others is [.., ("", "")]) Others.RemoveAt(Others.Count - 1);
        for (var n = 0; n < rows && Others.Count < MostUnits; n++) Others.Add(("", ""));
        return this;
    }

    /// <summary>"15/11/2026", or "15/11" for the latest one that has come.</summary>
    public static DateOnly? ReadDay(string typed, DateOnly today)
    {
        if (LocalValueBinder.ReadDate(typed) is { } day) return day;
        var parts = typed.Split('/', '-', '.');
        if (parts.Length != 2) return null;
        foreach (var year in new[] { today.Year, today.Year - 1 })
            if (LocalValueBinder.ReadDate($"{parts[0]}/{parts[1]}/{year.ToString(CultureInfo.InvariantCulture)}") is { } found && found <= today) return found;
        return null;
    }

    /// <summary>Days of the form; what can't be read is added to the problems.</summary>
    public (DateOnly From, DateOnly To) Days(DateOnly today, List<Problem> problems)
    {
        var from = ReadDay(From, today);
        if (from is null) problems.Add(EntryProblems.NotADay(From, "tu"));
        var to = To.Length == 0 ? from : ReadDay(To, today);
        if (to is null && To.Length > 0) problems.Add(EntryProblems.NotADay(To, "den"));
        return (from ?? to ?? today, to ?? from ?? today);
    }

    /// <summary>The place; where several have the name, the one in the unit's own province is meant.</summary>
    public Territory ReadPlace(DateOnly day, Organisation.Organisation organisation, OrgUnit? near)
    {
        if (Place.Length == 0) throw new RefusalException(EntryProblems.NoPlace());
        try { return ResultTyped.Place(Place, day, organisation); }
        catch (RefusalException e) when (e.First.Code == ResultProblems.SeveralMatch("", "", "").Code && near is not null && !Place.Contains(',', StringComparison.Ordinal))
        {
            var path = organisation.At(day).PathOf(near.TerritoryId).ToList();
            if (path.Count < 2 || organisation.Territory(path[^2]) is not { } province) throw;
            try { return ResultTyped.Place(Place + ", " + province.FullName, day, organisation); }
            catch (RefusalException) { throw e; }
        }
    }

    /// <summary>What the form says, or a refusal that names everything in it that can't be read.</summary>
    /// <param name="present">The result that is corrected: units and a place that were not touched stay what they are, even where their names have changed.</param>
    public ResultBody ToBody(NodeState node, OrgUnit? own, ResultBody? present, string by, DateTimeOffset? now)
    {
        var (problems, organisation) = (new List<Problem>(), node.Organisation);
        if (Kind.Length == 0) problems.Add(EntryProblems.NoKind());
        else if (ReadKind is null) problems.Add(ResultProblems.UnknownKind(Kind));
        var (from, to) = Days(node.Today, problems);
        var place = present is not null && organisation.Territory(present.TerritoryId) is { } same && ResultTyped.Label(same, organisation) == Place ? same.Id : Try(() => ReadPlace(to, organisation, own).Id);
        var claims = new List<Claim>();
        if (own is not null && Role == Leads) claims.Add(new(own.Id, true, Share, Answer.Pending, []));
        else
        {
            if (Lead.Length == 0) problems.Add(EntryProblems.LeadMissing());
            else if (Unit(Lead, "chu-tri") is { } lead) claims.Add(new(lead, true, own is null ? Share : "", Answer.Pending, []));
            if (own is not null) Put(own.Id, Share, "chu-tri");
        }
        for (var n = 0; n < Others.Count; n++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"phoi-hop-{n + 1}");
            if (Others[n].Unit.Length > 0 && Unit(Others[n].Unit, field) is { } other) Put(other, Others[n].Share, field);
            else if (Others[n].Unit.Length == 0 && Others[n].Share.Length > 0) problems.Add(ResultProblems.UnknownUnit("") with { Field = field });
        }
        var amounts = Amounts.Take(problems);
        if (problems.Count > 0)
        {
            problems.AddRange(TextRules.Screen("tom-tat", Summary).Concat(TextRules.Screen("ke-hoach", Campaign)));
            throw new RefusalException(problems);
        }
        var accepted = present is not null && Claim.Same(present.Accepted.Amounts, amounts) ? present.Accepted : new Accepted(amounts, null, null, by, now);
        return new(ReadKind!.Value, from, to, place!, Summary, Campaign.Length > 0 ? Campaign : null, claims, accepted);

        void Put(string id, string share, string field)
        {
            if (claims.Any(c => c.UnitId == id)) problems.Add(ResultProblems.UnitTwice() with { Field = field });
            else claims.Add(new(id, false, share, Answer.Pending, []));
        }

        string? Unit(string typed, string field) =>
            present?.Claims.FirstOrDefault(c => organisation.Unit(c.UnitId) is { } u && UnitChoice.Label(u) == typed)?.UnitId ?? Try(() => ResultTyped.Unit(typed, to, organisation, field).Id);

        string? Try(Func<string> read)
        {
            try { return read(); }
            catch (RefusalException e)
            {
                problems.AddRange(e.Problems);
                return null;
            }
        }
    }

    /// <summary>As much as is needed to ask "is it one of these?": kind, days, place, the amounts typed so far; null while one of the first three is missing.</summary>
    public ResultBody? Sketch(NodeState node, OrgUnit own)
    {
        var unread = new List<Problem>();
        var (from, to) = Days(node.Today, unread);
        if (ReadKind is not { } kind || unread.Count > 0 || Place.Length == 0) return null;
        try { return new(kind, from, to, ReadPlace(to, node.Organisation, own).Id, Summary, null, [new(own.Id, true, "", Answer.Pending, [])], new(Amounts.Take(unread), null, null, null, null)); }
        catch (RefusalException) { return null; }
    }
}
