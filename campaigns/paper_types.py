"""Types of papers and how they are abbreviated. Source: Decree 30/2020/NĐ-CP, Appendix III."""

from emulation.search import fold

ABBREVIATIONS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
}
BY_KEY = {fold(name): abbreviation for name, abbreviation in ABBREVIATIONS.items()}


def abbreviation_of(paper_type):
    """“Kế hoạch” → “KH”; "" for a type of the author's own."""
    return BY_KEY.get(fold(paper_type), "")
