"""What a statement speaks of, where two services could be compared on it.

Precision goes before recall: a wrong aspect makes a wrong question, none makes only a missing one.
"""

import re

from studyapp.knowledge.facts import Aspect, FeatureKind

# By the label: what someone announces is what the statement is about.
_LABELS: tuple[tuple[Aspect, str], ...] = (
    (Aspect.ORDERING, r"order(?:ing|ed delivery)?|fifo|sequence|job dependencies|ordem|顺序"),
    (Aspect.DELIVERY, r"delivery|deliver\w*|retr(?:y|ies)(?: strateg\w+)?|message delivery|entrega"),
    (
        Aspect.PERSISTENCE,
        (
            r"persisten\w+|retention|archiv(?:e|ing)(?: and replay)?|durability|stateless|stateful"
            r"|state management|storage|persistência"
        ),
    ),
    (
        Aspect.DURATION,
        r"duration|timeout|execution time|run ?time limit|max(?:imum)? (?:duration|runtime|execution\w*)",
    ),
    (
        Aspect.SCALING,
        (
            r"any scale|(?:auto|automatic|adaptive|dynamic|effortless)?[ -]?scal(?:ing|ability|able)"
            r"|elasticity|concurren\w+|escalabilidade|扩展"
        ),
    ),
    (
        Aspect.PRICING,
        r"pric(?:e|ing)|costs?|billing|cost[- ]\w+|no additional costs?|preço|custo|como é cobrado|费用|定价",
    ),
    (
        Aspect.SECURITY,
        (
            r"security|encrypt\w+|iam(?: \w+)?|permissions?|authenticat\w+|authori[sz]\w+|vpc access"
            r"|compliance\w*|segurança|安全"
        ),
    ),
    (
        Aspect.INTEGRATION,
        (
            r"integrat\w+|\w+ integrations?|deep integration|targets?|built-in integrations"
            r"|service coupling|integração|集成"
        ),
    ),
    (
        Aspect.MANAGEMENT,
        (
            r"management|administration|zero administration|(?:fully |totally )?managed|maintenance"
            r"|no infrastructure management|infrastructure abstraction|totalmente gerenciado pela aws"
        ),
    ),
    (Aspect.TRIGGER, r"triggers?|invocation|event[- ]driven(?: model)?|event sources?|custom triggers"),
    (Aspect.LIMITS, r"limits?|quotas?|(?:message|payload|record) size|max(?:imum)? size|limites"),
    (Aspect.PURPOSE, r"purpose|what is it\??|função|objetivo"),
    (Aspect.USE_CASES, r"use cases?|usage|best for|when to use|ideal for|casos? de uso"),
)
_BY_LABEL = [(aspect, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for aspect, pattern in _LABELS]

# By the sentence itself. The order is that of how telling the words are.
_SENTENCES: tuple[tuple[Aspect, str], ...] = (
    (
        Aspect.ORDERING,
        (
            r"\bfifo\b(?! (?:topics?|alike)\b)|\bfirst[ -]in[ ,-]+first[ -]out\b"
            r"|\b(?:guarante\w+|preserv\w+|no guarantee of"
            r"|maintain\w*|strict|in) (?:an? |the |message )*"
            r"(?:exact |strict |same )?order(?:ing)?\b(?! to)|\bserial(?: \w+)? order\b|\bout of order\b"
            r"|\border(?:ed|ing) of (?:messages|job)|\bunordered\b"
        ),
    ),
    (
        Aspect.DURATION,
        (
            r"\b(?:execution|time|run(?:time)?) limit\b|\bmax\w* (?:duration|execution time|runtime)\b"
            r"|\b(?:up to|within|in|after|exceed|than) \d+ ?(?:min|mins|minutes?|hours?|years?)\b"
            r"|\b(?:long|short)[ -]running\b|\blong[ -]lived\b"
        ),
    ),
    (
        Aspect.PRICING,
        (
            r"\b(?:billed|billing|charge[sd]?|pay (?:only )?(?:for|as|per)|priced?|pricing"
            r"|cost[- ]effective\w*|free (?:tier|request)|extra charge|cost savings?)\b|\$\s?\d"
        ),
    ),
    (
        Aspect.PERSISTENCE,
        (
            r"\bno persistence\b|\bpersist(?:s|ent|ence|ed)?\b|\bstate(?:less|ful)\b"
            r"|\bretention\b|\bretain\w*\b"
            r"|\bretention of state\b|\b(?:hour|day) (?:moving )?window\b|\bmoving window\b"
            r"|\bstore[sd]? (?:messages|data|a \d)"
        ),
    ),
    (
        Aspect.DELIVERY,
        (
            r"\bat[ -]least[ -]once\b|\bexactly[ -]once\b|\bat[ -]most[ -]once\b|\bdelivery (?:retries"
            r"|status)\b|\bdeliver(?:s|ed|ing|y)?\b[^.]{0,40}\b(?:events?|messages?|targets?|subscribers?"
            r"|consumers?)\b"
            r"|\b(?:push|pull)(?:es|s)?[ -](?:based|model|messages)\b|\bpolling\b|\b(?:subscribers?"
            r"|consumers?) (?:receive|poll|access)"
        ),
    ),
    (
        Aspect.SCALING,
        (
            r"\bscal(?:e|es|ing) (?:automatically|up|down|in|out|independently|each|from|horizontally"
            r"|resources|with|serverless)\b|\b(?:auto|automatically|dynamically) ?-?(?:scales?|scaling"
            r"|adjusts)\b"
            r"|\b(?:highly|is|are|a|and|,) scalable\b|\bscales (?:resources|to|based)\b|\bin parallel\b"
            r"|\bparallel forms\b"
        ),
    ),
    (
        Aspect.SECURITY,
        (
            r"\bencrypt(?:ion|ed|s)\b|\biam (?:roles?|permissions?|polic\w+)\b|\bexecution role\b|\b(?:ssl"
            r"|tls)(?:/tls)? (?:termination|passthrough)\b|\bmfa\b|\bauthenticat(?:ion|e|es)\b"
            r"|\bpermissions\b"
        ),
    ),
    (
        Aspect.TRIGGER,
        (
            r"\btrigger(?:s|ed|ing)?\b|\bevent[ -]driven (?:invocation|model)\b|\binvoked? (?:by|when"
            r"|based)\b|\bstart(?:t)?ed via\b|\bscheduled events\b"
        ),
    ),
    (
        Aspect.MANAGEMENT,
        (
            r"\b(?:fully[ -])?managed\b(?! (?:node|identit|polic))|\bwithout (?:needing|having"
            r"|the need) to (?:provision|manage)\b|\bno need to (?:provision|manage)\b"
            r"|\bprovision(?:ing)? (?:and|or) manag\w+"
            r"|\bserverless (?:compute|container|computing environment|event bus)\b|\bmanage[sd]? by aws\b"
            r"|\bzero administration\b|\bmanage (?:the )?(?:servers|instances|fleet)"
        ),
    ),
    (
        Aspect.INTEGRATION,
        (
            r"\bintegrat(?:e|es|ed|ion|ions)\b (?:\w+ )?(?:with|into|between)\b|\bworks (?:well )?with\b"
            r"|\bsupports? triggers from\b|\bpaired with\b|\btight integration\b|\bintegrates\b"
        ),
    ),
)
_BY_SENTENCE = [(aspect, re.compile(pattern, re.IGNORECASE)) for aspect, pattern in _SENTENCES]

# Aspects that a group's label gives to what is nested below it.
INHERITED = frozenset({Aspect.SCALING, Aspect.SECURITY, Aspect.PRICING, Aspect.INTEGRATION})
_NOT_OF_LIMITS = frozenset({Aspect.ORDERING, Aspect.PERSISTENCE})
_OF_KIND = {
    FeatureKind.DEFINITION: Aspect.PURPOSE,
    FeatureKind.USE_CASE: Aspect.USE_CASES,
    FeatureKind.PRICING: Aspect.PRICING,
}


def aspect_of(*, label: str, text: str, kind: FeatureKind) -> Aspect | None:
    """The aspect that a statement speaks of, None where none is plain.

    `label` may be a path ("Scaling › Concurrent executions"): the part nearest the statement is
    looked at first.
    """
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if kind in (FeatureKind.EXAMPLE, FeatureKind.STEP, FeatureKind.COMPONENT):
        return None
    *outer, own = label.split(" › ")
    if own and (found := aspect_of_label(own)) is not None:
        return found
    for aspect, pattern in _BY_SENTENCE:
        # A figure with a name is of what it is named, whatever else its sentence touches.
        if pattern.search(text) and not (kind is FeatureKind.LIMIT and own and aspect in _NOT_OF_LIMITS):
            return aspect
    for part in reversed(outer):
        if (found := aspect_of_label(part)) in INHERITED:
            return found
    return Aspect.LIMITS if kind is FeatureKind.LIMIT else None


def aspect_of_label(label: str) -> Aspect | None:
    """The aspect that a label names as a whole, as in a comparison table's first column."""
    bare = label.strip(" :*?.").casefold()
    for aspect, pattern in _BY_LABEL:
        if pattern.fullmatch(bare):
            return aspect
    return None
