"""Headings and labels without what surrounds the name in them: numbers, emoji, mark-up, questions."""

import re
from collections.abc import Iterator

_TAG = re.compile(r"<[/a-zA-Z][^<>]{0,80}>")
_MARKS = re.compile(r"[*`~#>|\\]+|(?<!\w)_+|_+(?!\w)")
_FULL_WIDTH = str.maketrans({"（": " (", "）": ") ", "：": ": ", "，": ", ", "／": "/", "＋": "+", "－": "-"})
_FULL_VENDOR = re.compile(r"\bGoogle Cloud Platform\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:section|chapter|part|module|day|week|unit|lesson|aula|cap[ií]tulo|m[óo]dulo|parte|dia|se[çc][ãa]o)"
    r"\s+\d{1,3}\s*[-–—:.)]?\s+(?=\S)|第[一二三四五六七八九十\d]{1,4}[章节讲课天周部]\s*[-–—:.、]?\s*(?=\S)"
    r"|[(]?[一二三四五六七八九十]{1,3}[)、.]\s*(?=\S)|[IVX]{1,4}[.)]\s+(?=\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\(?\d{1,3}(?:\.\d{1,3}){0,4}(?:[.):]+\s*|\s*[-–—]\s+|\s+)(?=\S)|[A-Za-z]\.(?:\d{1,3}\.?){0,4}\s+|[A-Za-z]\)\s*"
)
_FRAME = re.compile(
    r"(?:what(?:['’]?s| is| are)?|who is|introduction to|intro to|an? introduction to|overview of|about|"
    r"understanding|basics of|definition of|meaning of|deep dive (?:in)?to|getting started with|the|an?|"
    r"o que (?:é|s[ãa]o)(?: [oa]s?)?|introdu[çc][ãa]o (?:a|ao|à|aos|às)|vis[ãa]o geral d[aoe]s?|"
    r"conceitos d[aoe]s?|"
    r"entendendo|servi[çc]os?(?: d[aoe]s?)?|qu[ée] es|introducci[óo]n a(?:l| la)?)\s+|什么是\s*",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"(?:(?:key |main )?differences? between|comparison (?:of|between)|compar(?:e|ing)|choosing between)\s+",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\s+(?:services?|solutions?|products?|instances?|overview|summary|basics|intro(?:duction)?|fundamentals|"
    r"essentials|concepts?|notes?|explained|architecture|platform|tool|primer|section|"
    r"(?:in|on|na|no|em) (?:aws|amazon|azure|google cloud|gcp)|"
    r"servi[çc]os?|resumo|vis[ãa]o geral|introdu[çc][ãa]o|conceitos|fundamentos|resumen)$|"
    r"\s*(?:是什么|简介|概述|介绍|总结|笔记|基础|详解|服务|实例)$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:name|overview|summary|intro(?:duction)?|basics|fundamentals|notes?|service|concepts?|details?|"
    r"part \w+|continued|contd?\.?|resumo|vis[ãa]o geral|introdu[çc][ãa]o|conceitos|"
    r"概述|简介|介绍|总结|笔记|aws|amazon|azure|google cloud|gcp)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_AFTER_DASH = re.compile(r"([^:]{1,80}?)(?: [-–—]+ | = | → |: )(.+)")
_JOINED_BY = re.compile(
    r"\s*(?:\bv(?:ersu)?s\b\.?|\band\b|\bor\b|\be\b|\bou\b|\by\b|&|/|,|\||\+|;|[和与及或、])\s*",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 160
"""Longer than any heading that only names something; what is longer is prose and is not searched."""


def tidy(phrase: str) -> str:
    """The words of a heading: no tags, mark-up, numbering, emoji or closing punctuation.

    "" where the phrase is too long to be a name.
    """
    if len(phrase) > _LONGEST_PHRASE:
        return ""
    words = " ".join(_MARKS.sub(" ", _TAG.sub(" ", phrase.translate(_FULL_WIDTH))).split())
    words = _FULL_VENDOR.sub("GCP", _trim(words))
    if match := _PART.match(words) or _NUMBER.match(words):
        words = _trim(words[match.end() :])
    return words


def bare_phrases(phrase: str) -> Iterator[str]:
    """`phrase`, then with its question frame taken off, then with one generic word less at a time.

    "What is the AWS Batch service overview" gives ... "AWS Batch service", "AWS Batch".
    """
    yield phrase
    while match := _FRAME.match(phrase):
        phrase = phrase[match.end() :]
        yield phrase
    while match := _GENERIC.search(phrase):
        phrase = phrase[: match.start()]
        yield phrase


def split_gloss(phrase: str) -> tuple[str, str, bool]:
    """(head, gloss, in brackets) of "X (Y)", "X - Y" and "X: Y"; gloss is "" where there is none."""
    if (match := _IN_BRACKETS.fullmatch(phrase)) and match[1].strip():
        return _trim(f"{match[1].strip()} {match[3].strip()}"), _trim(match[2]), True
    if match := _AFTER_DASH.fullmatch(phrase):
        return _trim(match[1]), _trim(match[2]), False
    return phrase, "", False


def is_filler(gloss: str) -> bool:
    """Whether what follows a name says nothing more: "S3 - Summary", "ACR - Name"."""
    return _FILLER.fullmatch(gloss) is not None


def spells(acronym: str, words: str) -> bool:
    """Whether `acronym` is made of the first letters of `words`, small words counted or not."""
    if not acronym.isalnum() or len(acronym) == 1:
        return False
    parts = re.findall(r"[A-Za-z0-9]+", words)
    every = "".join(part[0] for part in parts).lower()
    large = "".join(part[0] for part in parts if part.lower() not in {"and", "of", "for", "the", "to", "as"})
    return acronym.lower() in {every, large.lower()}


def parts_of(phrase: str) -> list[tuple[int, int]]:
    """Where the parts of "A vs B", "A and B", "A/B", "difference between A and B" begin and end."""
    match = _COMPARING.match(phrase)
    start = match.end() if match else 0
    parts = []
    for joint in _JOINED_BY.finditer(phrase, start):
        parts.append((start, joint.start()))
        start = joint.end()
    parts.append((start, len(phrase)))
    return [(low, high) for low, high in parts if low < high]


def _trim(words: str) -> str:
    """Without anything but letters, digits and brackets at either end."""
    low, high = 0, len(words)
    while low < high and not (words[low].isalnum() or words[low] == "("):
        low += 1
    while low < high and not (words[high - 1].isalnum() or words[high - 1] in ")+"):
        high -= 1
    return words[low:high]
