namespace HiepDong.Web;

/// <summary>A page whose own script asks for its present content alone: without frame, navigation and what they count.</summary>
internal static class Part
{
    public static bool IsAsked(HttpContext http) => http.Request.Headers.XRequestedWith == "live";
}
