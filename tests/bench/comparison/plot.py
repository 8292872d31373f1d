"""The renders per second as bars, in SVG; the scale is logarithmic."""
import html
import math

from comparison.statistics_of_rounds import Measured

BARS = [
    ("handwritten", "C++ by hand", "#8c959f"),
    ("engine cached", "vtlsim", "#1a7f37"),
    ("java cached", "Velocity 1.7, warmed JVM", "#0969da"),
    ("java parse", "Velocity 1.7, parsing each time", "#54aeff"),
    ("simulator cached", "Amplify simulator", "#bf8700"),
]
WIDTH, LEFT, RIGHT, BAR, GAP, HEAD = 760, 210, 90, 18, 5, 34


def short(number):
    for size, unit in ((1e6, " M"), (1e3, " k")):
        if number >= size:
            return f"{number / size:.3g}{unit}"
    return f"{number:.3g}"


def draw(throughput):
    """The text of the SVG."""
    rates = {(name, key): 1 / Measured(times[key]).median
             for name, times in throughput.items() for key, _, _ in BARS if key in times}
    low = 10 ** math.floor(math.log10(min(rates.values())))
    high = 10 ** math.ceil(math.log10(max(rates.values())))

    def x_of(number):
        share = math.log10(number / low) / math.log10(high / low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    parts = []
    y = 30
    for name in throughput:
        parts.append(f'<text x="{LEFT}" y="{y + 14}" font-weight="bold">{html.escape(name)}</text>')
        y += HEAD - 10
        for key, title, colour in BARS:
            if (name, key) not in rates:
                continue
            number = rates[name, key]
            width = x_of(number) - LEFT
            weight = ' font-weight="bold"' if key == "engine cached" else ""
            parts.append(f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end"{weight}>'
                         f"{html.escape(title)}</text>")
            parts.append(f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" '
                         f'fill="{colour}"/>')
            parts.append(f'<text x="{LEFT + width + 6:.1f}" y="{y + 13}"{weight}>{short(number)}/s'
                         "</text>")
            y += BAR + GAP
        y += 10
    lines = []
    number = low
    while number <= high:
        x = x_of(number)
        lines.append(f'<line x1="{x:.1f}" y1="26" x2="{x:.1f}" y2="{y}" stroke="#d0d7de"/>')
        lines.append(f'<text x="{x:.1f}" y="{y + 14}" text-anchor="middle" fill="#57606a">'
                     f"{short(number)}</text>")
        number *= 10
    height = y + 24
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" '
            'fill="#24292f" role="img">\n'
            f"<title>Renders per second, one thread</title>\n"
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n'
            f'<text x="{LEFT}" y="18">Renders per second, one thread (logarithmic; more is better)'
            "</text>\n" + "\n".join(lines + parts) + "\n</svg>\n")
