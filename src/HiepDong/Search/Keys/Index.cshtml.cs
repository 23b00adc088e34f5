using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Search.Keys;

/// <summary>Every key the pages know; a script shows those of the page at hand.</summary>
internal sealed class IndexModel : PageModel;
