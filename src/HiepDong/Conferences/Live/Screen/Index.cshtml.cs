using HiepDong.Web;

namespace HiepDong.Conferences.Live.Screen;

/// <summary>What the room sees: who speaks, how long, what is being concluded. Nothing can be done here.</summary>
internal sealed class IndexModel(LiveDesk desk, Texts texts) : LivePage(desk, texts);
