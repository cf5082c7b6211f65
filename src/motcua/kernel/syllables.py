"""What a written Vietnamese syllable looks like; enough to tell Vietnamese from other bytes."""

import unicodedata

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "nh", "ng",
    "ngh", "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
    "br", "dr", "gr", "hr", "kl", "kr", "pl", "pr",  # Krông Pắc, Plei Ku: the Central Highlands
)  # fmt: skip
# Rhymes without tone, as spelled. The last two lines: rhymes of the Central Highlands (Đắk Lắk),
# and rhymes cut short, as portals cut long texts ("Thủ tục châ…").
_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôông ôp ôt
ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uyn uynh uyt uyu
ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
ak ăk âk ek êk ik ok ôk ơk uk ưk
ă â iê uâ uô uyê ươ yê
"""
_RHYMES = tuple(_SPELLED.split())
_TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_RARE = ("oong", "ooc", "ôông")  # xoong, moóc: in loan words only
_OPEN_EITHER_WAY = {"oa", "oe", "uy"}  # hòa and hoà, hòe and hoè, thủy and thuỷ


def _tone_places(rhyme: str) -> tuple[int, ...]:
    """Index of the letter that may carry the tone."""
    marked = [i for i, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    vowels = [i for i, letter in enumerate(rhyme) if letter in "aeiouy"]
    if rhyme in _OPEN_EITHER_WAY:
        return tuple(vowels)
    if len(vowels) == 1 or vowels[-1] != len(rhyme) - 1:
        return (vowels[-1],)
    return (vowels[-2],)


def _toned_rhymes() -> frozenset[str]:
    """Every rhyme with no tone and with each of the five, composed (NFC)."""
    toned = set(_RHYMES)
    for rhyme in _RHYMES:
        for place in _tone_places(rhyme):
            toned |= {
                unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])
                for tone in _TONES
            }
    return frozenset(toned)


_TONED_RHYMES = _toned_rhymes()


def is_syllable(word: str) -> bool:
    """Whether the word (NFC) is spelled as one Vietnamese syllable.

    A capital after a small letter is none: in the old encodings letters became such capitals.

    >>> [is_syllable(word) for word in ("Nguyễn", "QUÝ", "TuÊn", "maù", "España")]
    [True, True, False, False, False]
    """
    small = word.lower()
    if word not in (small, small.upper()) and word[1:] != small[1:]:
        return False
    return any(
        small.startswith(onset) and small[len(onset) :] in _TONED_RHYMES for onset in _ONSETS
    )


def is_rare(word: str) -> bool:
    """Whether the syllable has a rhyme of loan words only: poor evidence for an encoding.

    >>> is_rare("moóc"), is_rare("móc")
    (True, False)
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in _TONES)
    return unicodedata.normalize("NFC", bare).endswith(_RARE)


def is_abbreviation(word: str) -> bool:
    """Whether the word is capitals only, without a tone, with a letter outside ASCII: QĐ, HĐND."""
    return not word.isascii() and all("A" <= c <= "Z" or c in "ĂÂĐÊÔƠƯ" for c in word)
