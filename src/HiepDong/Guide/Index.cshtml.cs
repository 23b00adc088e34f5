using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Guide;

/// <summary>The guide's pages, one a role. It says nothing of the node's data, so whoever cannot sign in yet may read it too.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel;
