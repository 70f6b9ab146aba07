"""How fast bytes become text, by encoding and size, beside ``bytes.decode`` told the encoding, in the same run."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from textkit.decoding import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = "It rained all morning, so we stayed at home and read the books of last summer.\n"
HANS = "今天的天气很好，我们一起去公园散步。孩子们在草地上放风筝，老人坐在树下喝茶聊天。The end.\n"
HANT = "今天的天氣很好，我們一起去公園散步。孩子們在草地上放風箏，老人坐在樹下喝茶聊天。The end.\n"
JAPANESE = "今日はとても天気がよかったので、友だちといっしょに公園を散歩しました。\n"
KOREAN = "오늘은 날씨가 아주 좋아서 친구와 함께 공원을 산책했습니다.\n"
RUSSIAN = "Сегодня была очень хорошая погода, и мы с друзьями пошли гулять в парк.\n"
FRENCH = "Aujourd'hui il a fait très beau, nous sommes allés nous promener à la forêt.\n"
TEXTS = {
    "ascii": ENGLISH,
    "utf-8": HANS,
    **dict.fromkeys(("gb18030", "utf-16-le", "hz", "iso2022_cn"), HANS),
    **dict.fromkeys(("cp950", "euc_tw"), HANT),
    **dict.fromkeys(("cp932", "euc_jp", "iso2022_jp"), JAPANESE),
    **dict.fromkeys(("cp949", "johab", "iso2022_kr"), KOREAN),
    **dict.fromkeys(("cp1251", "koi8_r"), RUSSIAN),
    "cp1252": FRENCH,
}
SIZES = (1_000, 10_000, 1_000_000, 8_000_000)
ENOUGH = 0.15  # seconds for each figure


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest time that *work* took within a fair number of tries."""
    best, spent = 9.0, 0.0
    while spent < ENOUGH:
        start = perf_counter()
        work()
        took = perf_counter() - start
        best, spent = min(best, took), spent + took
    return best


def figures(data: bytes, encoding: str) -> str:
    """Return the speed of ours in MB/s, and how much longer it takes than plain decoding."""
    plain, ours = seconds(lambda: data.decode(encoding)), seconds(lambda: decode(data))
    return f"{len(data) / ours / 1e6:8.1f} {100 * (ours / plain - 1):+9.0f}%"


def main() -> None:
    """Print the table."""
    print(f"{'MB/s, and time added to bytes.decode':36s}" + "".join(f"{size:>13,} bytes" for size in SIZES))
    for encoding, text in TEXTS.items():
        inputs = [encode(text * (size // len(encode(text, encoding)) + 1), encoding) for size in SIZES]
        print(f"{encoding:36s}" + "".join(figures(data, encoding) for data in inputs), flush=True)


if __name__ == "__main__":
    main()
