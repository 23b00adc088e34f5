namespace HiepDong.Web;

/// <summary>Small choices views share.</summary>
internal static class Ui
{
    /// <summary>Class of a heat cell: 0–49, 50–69, 70–84, 85–94, 95–99, 100 percent; nothing expected is "none".</summary>
    public static string Heat(decimal? percent) => percent switch
    {
        null => "none", >= 100 => "h5", >= 95 => "h4", >= 85 => "h3", >= 70 => "h2", >= 50 => "h1", _ => "h0"
    };
}
