"""Words around a number that tell what befell the counted: "suffered burns", "left five dead", "lowered to 28"."""

from __future__ import annotations

# Verbs that say only that something befell their subject: "suffered burns", "sustained injuries".
SUFFERING = frozenset(["suffer", "sustain", "receive", "incur", "get"])

# Lives that are saved, or in danger, are not lost.
SPARED = frozenset(["save", "threaten", "protect", "spare", "improve", "endanger", "risk", "change", "affect"])

# "Eighty had lost their lives."
GIVEN = frozenset({"lose", "give", "sacrifice"})

# "The fire claimed the life of a miner."
LOST = frozenset({"claim", "take", "cost", "lose", "end"})

# Verbs whose subject or object is in the state that follows: "left five dead", "were reported missing".
LINKS = frozenset(
    {
        "leave",
        "report",
        "confirm",
        "find",
        "declare",
        "pronounce",
        "fear",
        "believe",
        "remain",
        "list",
        "say",
        "be",
        "become",
    }
)
HELD = ("xcomp", "advmod", "obj", "obl")

# Before some of those who were counted: "12 people, including 8 children".
INCLUDING = frozenset({"including", "include", "among"})

# What opens a clause that only tells more of the counted.
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])

# Before those who share the lot of another: "was killed alongside his three sons".
COMPANY = frozenset({"alongside", "along", "with"})

# Whose amount follows: "the number of infections passed a million".
NUMBERING = frozenset(["number", "total", "population", "count", "tally", "figure"])

# Words for several: "held a group of nine".
GROUPS = frozenset({"group", "dozen", "score", "hundred", "thousand", "band", "crowd", "team"})

# Those who are sent and camp as others do, and are no force: "300 protesters encamped outside the ministry".
UNARMED = frozenset(
    {
        "protester",
        "demonstrator",
        "refugee",
        "migrant",
        "follower",
        "supporter",
        "delegate",
        "resident",
        "villager",
        "student",
        "pupil",
        "child",
        "family",
        "voter",
        "journalist",
        "tourist",
        "passenger",
    }
)

# What sets a number: "lowered the toll to 28", "puts the dead at 264".
SETTING = frozenset(
    ["put", "place", "set", "lower", "raise", "revise", "cut", "bring", "estimate", "reduce", "increase"]
)
# So many words over a number may lie between it and what it is the number of.
ABOVE = 6

# Who lives where they are counted, and what they leave.
DWELLERS = frozenset(["people", "person", "resident", "inhabitant", "villager", "family", "civilian"])
HOMES = frozenset(["home", "house", "village", "town", "city", "area", "region", "district"])

# What is done to buildings and other things: "225 were damaged" counts no people.
WRECKING = frozenset(["damage", "destroy", "demolish", "rebuild", "repair", "restore", "build", "ruin", "wreck"])

# What is given for what: "in exchange for".
EXCHANGE = frozenset({"exchange", "return", "swap", "trade"})

# The held who get away are held no more.
FREED = frozenset(["escape", "flee", "release", "free", "pardon", "return"])

# The held whose release is only asked for are held still: "demanded the release of 12 prisoners".
ASKING = frozenset(
    ["demand", "seek", "urge", "request", "ask", "call", "appeal", "campaign", "want", "press", "negotiate", "await"]
)
# What leads to a release that was there when somebody asked: "called for calm after the release of 12".
BEFORE_ASKING = frozenset(["after", "since", "following", "despite", "with", "upon", "by"])

# Of what people in hospital are ill: "hospitalised with cholera" are not hurt.
ILLNESSES = frozenset(
    {
        "covid", "covid-19", "coronavirus", "virus", "cholera", "measles", "malaria", "ebola", "influenza", "flu",
        "dengue", "typhoid", "tuberculosis", "pneumonia", "plague", "disease", "illness", "infection", "fever",
        "poisoning", "diphtheria", "mpox", "polio", "meningitis", "hepatitis", "diarrhoea", "diarrhea", "malnutrition",
        "heatstroke", "cancer", "stroke",
    }
)  # fmt: skip
IN_HOSPITAL = frozenset(
    {"hospitalise", "hospitalize", "hospitalised", "hospitalized", "hospitalisation", "hospitalization"}
)
