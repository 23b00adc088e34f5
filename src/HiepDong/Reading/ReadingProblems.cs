using HiepDong.Problems;

namespace HiepDong.Reading;

/// <summary>Refusals of the verbs that read files.</summary>
internal static class ReadingProblems
{
    public static Problem NoFile(string file) => new("reading.no-file", ProblemKind.Missing,
        $"Không mở được tệp “{file}”. Hãy kiểm tra đường dẫn và quyền đọc.",
        $"The file “{file}” can't be opened. Check the path and the right to read it.", file);

    public static Problem Secret(string mark) => new("reading.secrecy-mark", ProblemKind.Invalid,
        $"Tệp mang dấu độ mật “{mark}” nên không được đọc. Hệ thống không tiếp nhận bí mật nhà nước: hãy gửi theo đường văn bản mật.",
        $"The file carries the secrecy mark “{mark}” and was not read. This system takes no state secrets: send it the way classified documents go.");

    public static Problem NoCorpus(string folder) => new("reading.no-corpus", ProblemKind.Missing,
        $"Thư mục “{folder}” không phải bộ văn bản mẫu: cần có gold/*.json và articles/*.txt.",
        $"The folder “{folder}” is no corpus: it needs gold/*.json and articles/*.txt.");

    public static Problem NoSplit(string split) => new("reading.no-split", ProblemKind.Missing,
        $"Tệp split.json của bộ văn bản mẫu không có phần “{split}”. Hãy chọn tên có trong tệp hoặc bỏ --split.",
        $"The corpus's split.json has no part “{split}”. Choose a name that stands in it or leave --split out.");
}
