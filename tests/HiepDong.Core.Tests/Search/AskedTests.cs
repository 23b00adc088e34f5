using HiepDong.Search;
using Shouldly;
using Xunit;

namespace HiepDong.Core.Tests.Search;

public class AskedTests
{
    [Theory]
    [InlineData("Nghệ An", "nghe an")]
    [InlineData("12/KH-CA, ngày 05/9", "12 kh ca ngay 05 9")]
    [InlineData("Đà Nẵng đỏ ĐỘI", "da nang do doi")]
    [InlineData("  \"AND\" OR * ( nghệ:an ) ' ; --", "and or nghe an")]
    [InlineData("😀 🇻🇳", "")]
    [InlineData("a\u0323n", "an")]
    public void Words_are_letters_and_digits_without_accents(string text, string words) => SearchTokens.Line(text).ShouldBe(words);

    [Fact]
    public void Only_the_first_words_of_a_long_text_are_looked_for_and_it_says_so()
    {
        var asked = Asked.Of(new string('x', 10_000));
        asked.Words.ShouldHaveSingleItem().Length.ShouldBe(SearchTokens.Longest);
        asked.IsCut.ShouldBeTrue();
        Asked.Of("một hai ba bốn năm sáu bảy tám chín").ShouldSatisfyAllConditions(a => a.Words.Count.ShouldBe(Asked.MostWords), a => a.IsCut.ShouldBeTrue());
        Asked.Of("nghệ an").IsCut.ShouldBeFalse();
    }

    [Theory]
    [InlineData("nghe a", "cong an tinh nghe an", true)]
    [InlineData("ngh an", "cong an tinh nghe an", false)]
    [InlineData("an tinh cong", "cong an tinh nghe an", true)]
    [InlineData("an", "xuan mai", false)]
    [InlineData("mai", "xuan mai", true)]
    [InlineData("thang 1", "thang 11 nam 2026", false)]
    [InlineData("thang 11", "thang 11 nam 2026", true)]
    [InlineData("kh1", "kh12 ubnd", true)]
    public void All_words_must_stand_and_the_last_may_begin_one(string typed, string line, bool found) => Asked.Of(typed).In(line).ShouldBe(found);

    [Theory]
    [InlineData("nghe a", "nghe", false)]
    [InlineData("nghe an", "nghe an", true)]
    [InlineData("thang 1", "thang 1", false)]
    [InlineData("a", "a", false)]
    public void A_letter_that_is_still_to_become_a_word_hides_nothing(string typed, string words, bool begins) =>
        (string.Join(' ', Asked.Of(typed).Sought.Words), Asked.Of(typed).Sought.LastBegins).ShouldBe((words, begins));

    [Fact]
    public void What_is_named_exactly_so_is_nearest()
    {
        var asked = Asked.Of("cong an tinh nghe an");
        asked.Distance("ca 40", "cong an tinh nghe an").ShouldBe(0);
        Asked.Of("CA.40").Distance("ca 40", "cong an tinh nghe an").ShouldBe(0);
        Asked.Of("cong an").Distance("ca 40", "cong an tinh nghe an").ShouldBe(1);
        Asked.Of("nghe an").Distance("ca 40", "cong an tinh nghe an").ShouldBe(2);
        Asked.Of("bien gioi").Distance("ca 40", "cong an tinh nghe an").ShouldBe(3);
    }

    [Fact]
    public void Found_words_are_marked_in_the_text_as_it_was_written()
    {
        string Marked(string text, string typed) => string.Concat(Marks.Of(text, Asked.Of(typed)).Select(m => m.Found ? $"[{m.Text}]" : m.Text));
        Marked("Công an tỉnh Nghệ An", "nghe a").ShouldBe("Công [an] tỉnh [Nghệ] [An]");
        Marked("Số 12/KH-CA", "kh").ShouldBe("Số 12/[KH]-CA");
        Marked("Đội 1", "do").ShouldBe("[Đội] 1");
        Marked("Khác", "nghe").ShouldBe("Khác");
    }

    [Fact]
    public void An_excerpt_shows_the_words_around_what_was_found()
    {
        var text = string.Join(' ', Enumerable.Repeat("đầu", 60)) + " tuần tra biên giới " + string.Join(' ', Enumerable.Repeat("cuối", 60));
        var excerpt = Marks.Excerpt(text, Asked.Of("bien gioi"))!;
        excerpt.Where(m => m.Found).Select(m => m.Text).ShouldBe(["biên", "giới"]);
        var whole = string.Concat(excerpt.Select(m => m.Text));
        whole.Length.ShouldBeLessThan(260);
        whole.ShouldStartWith("… đầu");
        whole.ShouldEndWith("cuối …");
        Marks.Excerpt(text, Asked.Of("không có")).ShouldBeNull();
    }
}
