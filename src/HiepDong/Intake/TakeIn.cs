using System.Security.Cryptography;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Intake;

/// <summary>The reader, as one function: what is read out of a text and what is known besides.</summary>
internal delegate ReportReading ReadText(SourceText text, ReadingContext? context);

/// <summary>A text on its way in.</summary>
/// <param name="File">The original as sent; null for pasted words and for words already blanked.</param>
/// <param name="Aside">Page heads and feet: no part of the report, but a secrecy mark may stand there.</param>
/// <param name="Notes">What was done to the words on the way, that a person should know.</param>
/// <param name="Blank">Blank numbers of persons without asking.</param>
internal sealed record Arrival(string Name, string MediaType, SourceText Source, byte[]? File, string Aside = "", IReadOnlyList<ReadingWarning>? Notes = null, string? UnitId = null, string? FormCode = null, Period? Period = null, bool Blank = false);

/// <summary>What became of an arrival.</summary>
/// <param name="Text">As kept; null when it waits for the officer's word on numbers of persons.</param>
/// <param name="Personal">Numbers of persons found in it, when nothing was kept because of them.</param>
internal sealed record Taken(IncomingText? Text, IReadOnlyList<string> Personal);

/// <summary>Screens a text, reads it and keeps it for one report. Nothing is kept of one that is refused or asked about.</summary>
internal sealed class TakeIn(Database database, IntakeStore store, Reviewing reviewing, Access access, ReadText read)
{
    public const int LongestText = 2_000_000;

    public async Task<Taken> Run(Arrival arrival, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteReport);
        var name = Vietnamese.Clean(arrival.Name);
        var source = arrival.Source with { Text = Spans.Storable(arrival.Source.Text) };
        if (source.Text.Length > LongestText) throw new RefusalException(IntakeProblems.TooLong(name));
        if (string.IsNullOrWhiteSpace(source.Text)) throw new RefusalException(IntakeProblems.NoWords(name));
        if ((TextScreen.SecrecyMarkOfName(name) ?? TextScreen.SecrecyMark(source.Text) ?? TextScreen.SecrecyMark(arrival.Aside)) is { } mark)
        {
            await database.Write(by.UserName, by.AuthorUnit, write => { write.Log("incoming.refused", by.AuthorUnit, $$"""{"reason":"secrecy-mark","size":{{arrival.File?.LongLength ?? source.Text.Length}}}"""); }, stop);
            throw new RefusalException(IntakeProblems.SecrecyMark(mark));
        }
        // Page heads are part of the original, though not of the report.
        var personal = TextScreen.PersonalNumbers(source.Text + "\n" + arrival.Aside);
        if (personal.Count > 0 && !arrival.Blank) return new(null, [.. personal.Select(p => p.Text)]);
        var blanked = personal.Count > 0;
        if (blanked) source = source with { Text = TextScreen.Blank(source.Text) };
        name = TextScreen.Blank(name);

        var reading = read(source, new(arrival.Period?.Year));
        if (arrival.Notes is { Count: > 0 } notes) reading = reading with { Warnings = [.. notes, .. reading.Warnings] };
        var (unitId, formCode, period) = reviewing.Target(arrival.UnitId, arrival.FormCode, arrival.Period, source, reading, by);
        var file = blanked ? null : arrival.File;
        var hash = Hash(file ?? Encoding.UTF8.GetBytes(source.Text));
        var text = new IncomingText(database.NewId(), unitId, formCode, period, name, file is null ? "text/plain; charset=utf-8" : arrival.MediaType, hash, file is null ? null : hash, blanked, TextState.Waiting,
            reading.Figures.Count, 0, 0, 0, by.UserName, database.Clock.GetUtcNow());
        var content = new TextContent(source, reading, ReaderVersion);
        var review = reviewing.Of(text, content, [], by);
        text = text with { Ready = review.Ready, Doubtful = review.Doubtful };
        await database.Write(by.UserName, unitId, write =>
        {
            if (IntakeStore.Same(write, hash, unitId, formCode, period) is { } there) throw new RefusalException(IntakeProblems.AlreadyRead(there.Name, there.AddedAt.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), there.Path));
            IntakeStore.Insert(write, text, content, file);
            write.Log("incoming.taken-in", text.Id, $$"""{"unit":"{{unitId}}","form":"{{formCode}}","period":"{{period.Code}}","sha256":"{{hash}}","figures":{{reading.Figures.Count}},"blanked":{{(blanked ? "true" : "false")}}}""");
        }, stop);
        return new(store.Get(text.Id), []);
    }

    public static string ReaderVersion { get; } = typeof(ReportReading).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
