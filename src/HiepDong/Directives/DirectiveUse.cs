namespace HiepDong.Directives;

/// <summary>Something a unit made of a directive: a plan that names it as a basis, and the like.</summary>
/// <param name="Kind">What it is: "plan"; names its text "directive.use.plan".</param>
/// <param name="Path">Its own page.</param>
internal sealed record DirectiveUse(string DirectiveId, string Kind, string Id, string UnitId, string Title, string Path);

/// <summary>Asks one capability what was made of a directive; every capability that names directives registers one.</summary>
internal delegate IEnumerable<DirectiveUse> FindDirectiveUses(string directiveId);
