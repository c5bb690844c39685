"""Letters of other scripts in Latin ones, for comparing names: Cyrillic, Greek, Armenian, Georgian, Hebrew, Arabic, Hangul.

The tables are our own, after the usual romanisations (BGN/PCGN, Revised Romanization); they serve likeness, not display.
"""

from __future__ import annotations

_TABLES = (
    "а a б b в v г g ґ g д d е e ё yo є ye ж zh з z и i і i ї yi й y ј y к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c "
    "у u ў w ф f х kh ц ts ч ch џ dzh ш sh щ shch ъ - ы y ь - э e ю yu я ya ђ dj ѓ gj ќ kj ѕ dz ә a ғ g қ k ң n ө o ұ u "
    "ү u һ h ҳ h ҷ j ӣ i ӯ u",
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
    "ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j "
    "ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev",
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz "
    "წ ts ჭ ch ხ kh ჯ j ჰ h",
    "א a ב b ג g ד d ה h ו u ז z ח h ט t י i כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף f צ ts ץ ts ק k ר r ש sh ת t",
    "ا a أ a إ i آ a ء - ؤ u ئ i ب b پ p ت t ث th ج j چ ch ح h خ kh د d ذ dh ر r ز z ژ zh س s ش sh ص s ض d ط t ظ z ع a غ gh "
    "ف f ق q ک k ك k گ g ل l م m ن n ه h ة a و u ی i ي i ى a",
)
_LETTERS: dict[str, str] = {}
for _table in _TABLES:
    _pairs = _table.split()
    _LETTERS.update({a: "" if b == "-" else b for a, b in zip(_pairs[::2], _pairs[1::2], strict=True)})

_INITIAL = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWEL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINAL = ["", *"k k k n n n t l l l l l l l l m p p t t ng t t k t p t".split()]


def romanise(word: str) -> str:
    """A lower-case word in Latin letters; letters that no table has stay as they are."""
    if word.isascii():
        return word
    word = word.replace("ու", "u").replace("αι", "e").replace("ου", "u").replace("μπ", "b").replace("ντ", "d")
    return "".join(_LETTERS.get(letter, _hangul(letter)) for letter in word)


def _hangul(letter: str) -> str:
    code = ord(letter) - 0xAC00
    if not 0 <= code < 11172:
        return letter
    initial = _INITIAL[code // 588]
    return ("" if initial == "-" else initial) + _VOWEL[code % 588 // 28] + _FINAL[code % 28]
