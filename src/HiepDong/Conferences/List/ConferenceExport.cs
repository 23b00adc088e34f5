using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Conferences.List;

/// <summary>The list as a workbook: conferences, and their venues.</summary>
internal static class ConferenceExport
{
    public static void Write(Stream output, IReadOnlyList<Conference> conferences, NodeState node, Texts texts)
    {
        string Unit(string id) => ConferenceWords.Unit(id, node.Organisation);
        using var book = new Workbook(output);
        Sheet(book, texts["nav.conferences"],
            [(texts["conf.code"], 18), (texts["conf.title"], 46), (texts["conf.kind"], 14), (texts["conf.mode"], 22), (texts["conf.day"], 11), (texts["conf.from"], 8), (texts["conf.to"], 8), (texts["conf.place"], 30), (texts["conf.host"], 28),
                (texts["conf.chairs"], 36), (texts["conf.period"], 18), (texts["conf.venues"], 9), (texts["conf.answer.accepted"], 9), (texts["conf.answer.declined"], 9), (texts["conf.expected-short"], 9), (texts["list.state"], 16)],
            conferences.Select(c => (IReadOnlyList<object?>)
            [
                c.Code, c.Body.Title, ConferenceWords.Kind(c.Body.Kind, texts), ConferenceWords.Mode(c.Body.Mode, texts), VietnamTime.DayOf(c.Body.StartsAt), ConferenceWords.Clock(c.Body.StartsAt), ConferenceWords.Clock(c.Body.EndsAt), c.Body.Place,
                Unit(c.Body.HostUnitId), string.Join("; ", c.Body.Chairs.Select(h => string.Join(", ", new[] { h.Name, h.Post, Unit(h.UnitId) }.Where(t => t.Length > 0)))), ConferenceWords.PeriodName(c.Body.Period, texts),
                (decimal)c.Body.Venues.Count, (decimal)c.Body.Venues.Count(v => v.Answer == VenueAnswer.Accepted), (decimal)c.Body.Venues.Count(v => v.Answer == VenueAnswer.Declined),
                (decimal)c.Body.Venues.Where(v => v.Answer == VenueAnswer.Accepted).Sum(v => v.Expected), ConferenceWords.State(c.State, texts)
            ]));
        Sheet(book, texts["conf.venues"],
            [(texts["conf.code"], 18), (texts["conf.venue"], 36), (texts["conf.unit"], 36), (texts["conf.room"], 36), (texts["conf.presiding"], 36), (texts["conf.expected-short"], 9), (texts["conf.line"], 26), (texts["conf.answer"], 14), (texts["conf.decline-reason"], 36)],
            conferences.SelectMany(c => c.Body.Venues.Select(v => (IReadOnlyList<object?>)
                [c.Code, v.Name, Unit(v.UnitId), v.Place, v.Presiding, v.Expected > 0 ? (decimal)v.Expected : null, v.BackupLine, c.Body.Invitation is null ? null : ConferenceWords.Answer(v.Answer, texts), v.Reason])));
    }

    private static void Sheet(Workbook book, string name, (string Title, double Width)[] columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var sheet = book.Sheet(new(name, [.. columns.Select(c => c.Width)]) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) });
        sheet.Write([.. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in rows)
            sheet.Write([.. row.Select(v => (v, v switch
            {
                decimal => CellStyle.Body with { Align = CellAlign.Right, Format = CellStyle.Number(0) },
                DateOnly => CellStyle.Body with { Align = CellAlign.Centre, Wrap = false },
                _ => CellStyle.Body
            }))]);
        sheet.Filter(1, columns.Length);
    }
}
