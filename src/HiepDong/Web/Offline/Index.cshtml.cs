using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Web.Offline;

/// <summary>What waits in this browser to be sent, and which pages open without a line. The server knows nothing of it.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel;
