"""Lines that say nothing of any service: ways through notes, references, captions, a learner's plans."""

import re
from collections.abc import Mapping, Sequence

from studyapp.knowledge.wording import Words

ABOUT_THE_NOTE = re.compile(
    r"(?:this|the following) (?:note|document|page|section|file|guide|chapter|table|repo(?:sitory)?)\b.*"
    r"|(?:in|throughout) this (?:note|document|page|section|chapter|lesson|lecture|module|course"
    r"|video|article|post)\b,? (?:we|you|i)\b.*"
    r"|(?:we|i)(?:['’]ll| will| are going to) (?:now )?"
    r"(?:learn|discuss|look at|cover|explore|talk about)\b.*",
    re.IGNORECASE,
)
# "sns use 1", "Figure 3", "Next": a number or a way, without a word of what it shows or where it leads.
BARE = re.compile(
    r"\W*(?:\S+ )?(?:use|use case|example|figure|fig|diagram|image|screenshot|part|page|step|home|top|back"
    r"|next|previous|more)\s*\d*\W*"
    r"|\W*(?:go |jump )?(?:back )?to (?:the )?(?:top|home|overview|index|start|contents|table of contents)\W*"
    r"|\W*(?:voltar ao topo|返回顶部|返回目录)\W*"
    r"|\W*[\w./-]+\.(?:md|pdf|png|jpe?g|svg|txt|docx?|pptx?|html?)\W*",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"\W*(?:figure|fig\.?|figura|diagram|image|screenshot|图)\s?\d+(?:\.\d+)?\s?[:.：–—-]\s.*"
    r"|\W*(?:\[image\b|!\[).*",
    re.IGNORECASE,
)
# What people write around a link that only points somewhere.
POINTING = re.compile(
    r"\b(?:see|also|read|more|learn|further|reading|here|click|docs?|documentation|source|sources|references?"
    r"|refs?|links?|urls?|website|article|blog|post|video|tutorial|official|guide|page|next|previous|prev|back"
    r"|home|top|index|up|to|the|and|or|at|in|on|this|from|for|about|info|information|details|visit|check|out"
    r"|refer|image|picture|credits?|via|explanation|reference|aws|amazon|azure|gcp|veja|mais|fonte|documentação"
    r"|leia|saiba|aqui|参考|链接|来源)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"<?\b(?:https?://|www\.)\S+")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = rf"(?:\d{{4}}\b|\d{{1,2}}[./-]\d{{1,2}}\b|\b{MONTH}\b|\d{{1,2}}月)"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)),?"
DATE = re.compile(
    rf"(?:{WEEKDAY}\s+)?(?:\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{MONTH}(?:,?\s\d{{4}})?"
    rf"|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?)(?:,?\s*\(?{WEEKDAY}\)?)?",
    re.IGNORECASE,
)
CHATTER = re.compile(
    r"\W*(?:todo|fixme|tbd|tbc|wip|xxx)\b.*"
    r"|\W*not sure (?:if|whether|about|how)\b.*|.*\?\?+.{0,40}"
    r"|\W*to be (?:continued|done|added|completed|determined|written)\W*"
    r"|\W*(?:more )?coming soon\W*"
    r"|\W*see also\b.*|\W*see (?:the )?(?:next|other|previous|last) (?:page|note|section|chapter)\b.*"
    r"|\W*(?:i (?:need|have|want) to |need to |must |don['’]?t forget to |remember to )?"
    r"(?:review|revise|revisit|re-?read|rewatch|watch|look up|google|study|learn|practi[cs]e|repeat)\b.*"
    r"\b(?:again|later|tomorrow|tonight|next week|before the exam|this weekend|one more time"
    r"|(?:video|lecture|course)s? (?:on|about))\b.{0,20}"
    r"|\W*(?:happy (?:learning|studying|coding|clouding)|good luck|all the best"
    r"|thanks? (?:you )?for (?:reading|watching)|bons estudos|boa prova)\b.{0,40}"
    rf"|\W*(?:last )?(?:updated|modified|edited|created|reviewed)(?: on| at)?\s?:?\s.{{0,12}}{DAY}.{{0,12}}"
    rf"|\W*(?:date|data|日期)\s?[:：].{{0,12}}{DAY}.{{0,12}}",
    re.IGNORECASE,
)
CONTENTS = re.compile(
    r"(?:table of )?contents?|toc|agenda|in this (?:note|section|chapter|page)|sumário|índice|conteúdo"
    r"|inhalt(?:sverzeichnis)?|目录",
    re.IGNORECASE,
)
# A box to tick: what its writer means to do. The options of a question have letters.
TASK = re.compile(r"\[[ xX]\]\s+(?![A-H][.)]\s)")
# `[[Page]]`, `[[Page|words]]` and tags, as vaults of notes end their pages.
PAGES = re.compile(r"\W*(?:!?\[\[[^\[\]]+\]\]\W*|#[\w/-]+\s*)+")
LONGEST_ASIDE = 160
# A line of one word states something if it looks like a term: "IAM", "Scalable", but not "or".
SHORTEST_WORD = 3
SHORTEST_PLAIN_WORD = 5


def is_aside(words: Words) -> bool:
    """Whether a line only leads elsewhere, names a picture or is a task: "Next: [SNS](sns.md)"."""
    text = words.text
    if TASK.match(text):
        return True
    if len(text) > LONGEST_ASIDE:
        return False
    if any(pattern.fullmatch(text) for pattern in (BARE, CAPTION)):
        return True
    if all(mark.href is None for mark in words.marks) and "://" not in text and "www." not in text:
        return False
    unlinked = ADDRESS.sub("", words.unlinked)
    return not any(character.isalnum() for character in POINTING.sub("", unlinked))


def names_only_pages(lines: Sequence[str]) -> bool:
    """Whether lines, as written, are nothing but wikilinks and tags."""
    return all(len(line) <= LONGEST_ASIDE and PAGES.fullmatch(line) for line in lines)


def is_chatter(sentence: str) -> bool:
    """Whether a sentence is a learner's word to itself, or one on the note: "TODO: …", "Good luck!"."""
    if len(sentence) > LONGEST_ASIDE:
        return False
    return CHATTER.fullmatch(sentence) is not None or ABOUT_THE_NOTE.fullmatch(sentence) is not None


def is_date(heading: str) -> bool:
    """Whether a heading is nothing but a day, as in a diary."""
    return DATE.fullmatch(heading.strip(" #*_:📅")) is not None


def is_drawing(front_matter: Mapping[str, object]) -> bool:
    """Whether a note is a drawing saved as Markdown: its words are the labels of shapes."""
    return "excalidraw-plugin" in front_matter


def is_contents(heading: str) -> bool:
    """Whether a heading announces a list of the headings to come."""
    return CONTENTS.fullmatch(heading) is not None


def says_something(text: str) -> bool:
    """Whether words can stand as a statement: not a lone conjunction, number or address."""
    text = ADDRESS.sub("", text) if "://" in text or "www." in text else text
    words = [word for word in text.split() if any(character.isalpha() for character in word)]
    if any(character.isdigit() for character in text) and len(text.split()) > 1:
        return True
    if not words:
        return False
    if len(words) == 1:
        return (
            len(words[0]) >= SHORTEST_WORD
            and (not words[0].islower() or len(words[0]) >= SHORTEST_PLAIN_WORD)
            and "://" not in words[0]
        )
    return True
