using System.Xml.Linq;
using HiepDong.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HiepDong.Accounts;

/// <summary>Keys of cookies and forms live in the database: every process shares them and a restart ends no session.</summary>
internal sealed class WebKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.Query<string>("select xml from web_key order by name").Select(XElement.Parse)];

    // The framework stores keys synchronously; the write lane has its own thread, so waiting for it blocks nothing it needs.
    public void StoreElement(XElement element, string friendlyName) => database.Write("operator", "", write =>
    {
        write.Execute("insert into web_key (name, xml) values (@name, @xml) on conflict (name) do nothing",
            new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
        write.Log("web-key.added", friendlyName);
    }).GetAwaiter().GetResult();
}
