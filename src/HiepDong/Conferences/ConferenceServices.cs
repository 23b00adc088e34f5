namespace HiepDong.Conferences;

internal static class ConferenceServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ConferenceStore>();
        services.AddSingleton<ConferenceRights>().AddSingleton<PrepareConference>().AddSingleton<PinPublication>().AddSingleton<Invitations.AnswerInvitation>().AddSingleton<Invitations.ConferenceDuties>().AddSingleton<Venues.ChooseUnits>()
            .AddSingleton<Papers.ConferencePapers>().AddSingleton<Rhythm.RhythmStore>().AddSingleton<Rhythm.PlanNext>().AddSingleton<Video.VideoSettings>().AddSingleton<Video.RoomLinks>().AddSingleton<List.ConferenceList>().AddSingleton<Rhythm.ChangeRhythm>().AddSingleton<Invitations.InvitationPaper>();
    }

    public static void Map(WebApplication app)
    {
        ConferenceRoutes.Map(app);
        ConferenceApi.Map(app);
    }
}
