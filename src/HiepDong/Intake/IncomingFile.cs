using System.Text;
using HiepDong.Reading;

namespace HiepDong.Intake;

/// <summary>A file as sent, on its way in.</summary>
internal static class IncomingFile
{
    public const string Accepted = ".txt";

    public static Arrival Arrive(string name, byte[] content) => new(name, "text/plain; charset=utf-8", SourceText.Plain(Encoding.UTF8.GetString(content)), content);
}
