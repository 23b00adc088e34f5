using HiepDong.JointResults;
using HiepDong.Web;

namespace HiepDong.LocalModels;

/// <summary>The filters as they stand in the address, the same on the list and the count.</summary>
/// <param name="IsCount">The counting page asks for a state and has no words to search.</param>
internal sealed record ModelFilterForm(string Path, IQueryCollection Query, IReadOnlyList<Choice> Provinces, IReadOnlyList<Choice> Communes, bool IsCount)
{
    public string? this[string name] => Query[name].ToString() is { Length: > 0 } text ? text : null;
    public bool Withdrawn => Query["da-rut"].ToString().Contains("true", StringComparison.Ordinal);
    public bool Any => new[] { "loai", "trang-thai", "tinh", "xa", "noi", "don-vi", "tu", "den", "q" }.Any(n => this[n] is not null) || Withdrawn;

    public static ModelFilterForm Of(HttpContext http, ResultFilters places, bool count) => new(http.Request.Path, http.Request.Query, places.Provinces(), places.Communes(http.Request.Query["tinh"]), count);
}
