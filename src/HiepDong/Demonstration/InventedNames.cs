using HiepDong.Text;

namespace HiepDong.Demonstration;

/// <summary>Invented commune names: plausible pairs of syllables, numbered on when they run out, never drawn from the official list.</summary>
internal sealed class InventedNames(Random random)
{
    private static readonly string[] First = ["An", "Bình", "Cẩm", "Đại", "Đông", "Đức", "Gia", "Hải", "Hòa", "Hưng", "Kim", "Lạc", "Long", "Mai", "Minh", "Mỹ", "Nghi", "Ngọc", "Nhân", "Phú", "Phúc", "Quang", "Sơn", "Tam", "Tân", "Thanh", "Thiện", "Thuận", "Trung", "Tường", "Vạn", "Vĩnh", "Xuân", "Yên"];
    private static readonly string[] Second = ["Bảng", "Cầu", "Chiểu", "Dinh", "Đàn", "Đồi", "Gạch", "Giồng", "Hạnh", "Hiến", "Khôi", "Lâu", "Liễu", "Luận", "Mẫn", "Nghiêm", "Nhuận", "Nông", "Phác", "Quán", "Quế", "Sách", "Sen", "Tấn", "Thùy", "Tịnh", "Trang", "Trúc", "Tuấn", "Uyên", "Văn", "Vọng", "Xá", "Ý"];
    private readonly HashSet<string> used = [];

    public string Next()
    {
        for (var round = 0; ; round++)
        {
            for (var attempt = 0; attempt < 200; attempt++)
            {
                var name = First[random.Next(First.Length)] + " " + Second[random.Next(Second.Length)] + (round == 0 ? "" : " " + (round + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (used.Add(Vietnamese.Fold(name))) return name;
            }
        }
    }
}
