using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HiepDong.Web;

/// <summary>
/// Fields accept what pages show: 15/11/2026 and 1.203,5 (English pages 1,203.5). The invariant culture alone would read
/// 05/11/2026 as 11 May and 1.203 as one and a bit.
/// </summary>
internal sealed class LocalValueBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        return type == typeof(DateOnly) || type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? new LocalValueBinder(type) : null;
    }
}

internal sealed class LocalValueBinder(Type type) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var given = context.ValueProvider.GetValue(context.ModelName);
        if (given == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, given);
        var texts = context.HttpContext.RequestServices.GetRequiredService<Texts>();
        var typed = given.FirstValue?.Trim() ?? "";
        if (typed.Length == 0)
        {
            if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
            else context.ModelState.TryAddModelError(context.ModelName, texts["form.required"]);
            return Task.CompletedTask;
        }
        var value = Read(typed, texts.IsEnglish);
        if (value is null) context.ModelState.TryAddModelError(context.ModelName, texts[type == typeof(DateOnly) ? "form.bad-date" : type == typeof(decimal) ? "form.bad-number" : "form.bad-whole", typed]);
        else context.Result = ModelBindingResult.Success(value);
        return Task.CompletedTask;
    }

    private object? Read(string typed, bool english)
    {
        if (type == typeof(DateOnly)) return ReadDate(typed);
        if (ReadNumber(typed, english) is not { } number) return null;
        if (type == typeof(decimal)) return number;
        if (number != decimal.Truncate(number)) return null;
        if (type == typeof(long)) return number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
    }

    internal static DateOnly? ReadDate(string typed) =>
        DateOnly.TryParseExact(typed, ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Groups must be of three, so that "1.5" is asked about and not read as 15.</summary>
    internal static decimal? ReadNumber(string typed, bool english)
    {
        var (group, point) = english ? (',', '.') : ('.', ',');
        var text = typed.Replace('−', '-').Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var parts = text.Split(point);
        if (parts.Length > 2) return null;
        var groups = (parts[0].StartsWith('-') ? parts[0][1..] : parts[0]).Split(group);
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) return null;
        var plain = (text.StartsWith('-') ? "-" : "") + string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : "");
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>The framework's own sentences, for what is bound by its binders, in the reader's language.</summary>
    public static void UseTexts(MvcOptions options, IHttpContextAccessor accessor)
    {
        Texts Now() => new(Display.LanguageOf(accessor.HttpContext));
        var say = options.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, _) => Now()["form.bad-value", value]);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Now()["form.bad-value", value]);
        say.SetValueIsInvalidAccessor(value => Now()["form.bad-value", value]);
        say.SetValueMustBeANumberAccessor(_ => Now()["form.bad-number-short"]);
        say.SetNonPropertyValueMustBeANumberAccessor(() => Now()["form.bad-number-short"]);
        say.SetUnknownValueIsInvalidAccessor(_ => Now()["form.bad-number-short"]);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Now()["form.bad-number-short"]);
        say.SetValueMustNotBeNullAccessor(_ => Now()["form.required"]);
        say.SetMissingBindRequiredValueAccessor(_ => Now()["form.required"]);
        say.SetMissingKeyOrValueAccessor(() => Now()["form.required"]);
        say.SetMissingRequestBodyRequiredValueAccessor(() => Now()["form.required"]);
    }
}
