using System.Data;
using System.Globalization;
using Dapper;
using HiepDong.Periods;

namespace HiepDong.Storage;

/// <summary>How .NET values stand in columns: the same text in both databases.</summary>
internal static class SqlTypes
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static DateOnly? DayOrNull(string? text) => text is null ? null : Day(text);

    public static void Register()
    {
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new TimeHandler());
        SqlMapper.AddTypeHandler(new PeriodHandler());
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => Day((string)value);
        public override void SetValue(IDbDataParameter parameter, DateOnly value) { parameter.DbType = DbType.String; parameter.Value = Text(value); }
    }

    private sealed class TimeHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => Time((string)value);
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) { parameter.DbType = DbType.String; parameter.Value = Text(value); }
    }

    private sealed class PeriodHandler : SqlMapper.TypeHandler<Period>
    {
        public override Period Parse(object value) => Period.Parse((string)value);
        public override void SetValue(IDbDataParameter parameter, Period value) { parameter.DbType = DbType.String; parameter.Value = value.Code; }
    }
}
