using HiepDong.Documents;
using HiepDong.Text;

namespace HiepDong.Intake;

/// <summary>A file as sent, on its way in.</summary>
internal static class IncomingFile
{
    /// <summary>Refuses what can't be read, with what to do.</summary>
    public static Arrival Arrive(string name, byte[] content)
    {
        name = Vietnamese.Clean(Path.GetFileName(name.Replace('\\', '/')));
        var file = ReportFile.Read(name, content);
        return new(name, MediaType(file.Kind), file.Source, content, file.Aside, file.Notes);
    }

    private static string MediaType(ReportFileKind kind) => kind switch
    {
        ReportFileKind.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ReportFileKind.Pdf => "application/pdf", ReportFileKind.Html => "text/html",
        // Its encoding is the file's own affair.
        _ => "text/plain"
    };
}
