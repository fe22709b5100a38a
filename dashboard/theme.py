"""Tokens, the style sheet and the chart template: the only place where a colour is written."""

FONT = "'Public Sans', Arial, sans-serif"

#       token: (light, dark)
_TOKENS = {
    "page": ("#FFFFFF", "#10171E"),
    "surface": ("#F6F4EF", "#18212A"),
    "rule": ("#DDD8CD", "#33404C"),
    "edge": ("#767D85", "#8592A0"),
    "ink": ("#14202B", "#EEF2F5"),
    "ink-2": ("#4B5763", "#B7C2CC"),
    "accent": ("#0A5A66", "#7FCBD7"),
    "better": ("#1A5FB0", "#84B6F4"),
    "worse": ("#B14A06", "#F3A561"),
    "change": ("#7B3FA0", "#D0A6EC"),
    "value": ("#33414E", "#CBD4DC"),
    "quiet": ("#7E8892", "#8290A0"),
    "money-1": ("#0A5A66", "#7FCBD7"),
    "money-2": ("#3E8390", "#4F9DAA"),
    "money-4": ("#8A6A1F", "#D9B45A"),
    "on-money": ("#FFFFFF", "#0E1A20"),
    "map-0": ("#D7E6E8", "#1E3A46"),
    "map-1": ("#9CC3C9", "#2F6373"),
    "map-2": ("#4A8F9A", "#5A9AAA"),
    "map-3": ("#0A5A66", "#A9DCE4"),
}


def tokens(theme_type="light"):
    """Colours of one theme, by token name."""
    side = 1 if theme_type == "dark" else 0
    return {name: pair[side] for name, pair in _TOKENS.items()}


def plotly_template(theme_type="light"):
    """Layout that every chart starts from, as plain values."""
    look = tokens(theme_type)
    axis = {
        "fixedrange": True,
        "automargin": True,
        "zeroline": False,
        "tickfont": {"size": 14, "color": look["ink-2"]},
    }
    return {
        "font": {"family": FONT, "size": 15, "color": look["ink"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "separators": ".,",
        "margin": {"l": 8, "r": 8, "t": 28, "b": 36, "pad": 6},
        "xaxis": axis
        | {
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": look["rule"],
            "tickangle": 0,
        },
        "yaxis": axis | {"gridcolor": look["rule"], "gridwidth": 1, "showline": False, "ticks": ""},
        "hoverlabel": {
            "bgcolor": look["ink"],
            "bordercolor": look["ink"],
            "font": {"size": 14, "color": look["page"], "family": FONT},
            "align": "left",
            "namelength": -1,
        },
    }


def css():
    """The style sheet. `light-dark()` follows a theme switch, which does not rerun the script."""
    variables = "".join(f"--{n}:light-dark({a},{b});" for n, (a, b) in _TOKENS.items())
    return f"<style>.stApp{{{variables}}}{_CSS}</style>"


_CSS = """
.stMainBlockContainer{max-width:1208px;padding:3.1rem 1.5rem 6rem}
.stMain{scroll-padding-top:10.5rem}
[data-testid=stMarkdownContainer]:has(>.ws){margin-bottom:0!important}
div:has(>[data-testid=stHeaderLogo]){display:flex;align-items:center;gap:.5rem}
div:has(>[data-testid=stHeaderLogo])::after{content:'Wider Stage';font-size:1.25rem;font-weight:750;color:var(--ink);white-space:nowrap;letter-spacing:-.01em}
.ws-head{margin-top:1.2rem}
.ws h1,h1.ws{font-size:2.15rem;font-weight:700;line-height:1.15;margin:0 0 .4rem;padding:0;text-wrap:balance;letter-spacing:-.01em}
h2.ws{font-size:1.42rem;font-weight:700;line-height:1.2;margin:0 0 .35rem;padding:0;text-wrap:balance}
h3.ws{font-size:1.06rem;font-weight:650;margin:0 0 .3rem;padding:0}
p.ws{margin:0;max-width:46rem;line-height:1.5}
p.ws-lead{font-size:1.16rem}
p.ws-finding{font-size:1.1rem}
p.ws-small,.ws-small{font-size:.87rem;color:var(--ink-2);line-height:1.45}
p.ws-eyebrow{font-size:.87rem;color:var(--ink-2);font-weight:600;margin:0 0 .3rem}
.ws-banner,.ws-notice{border-left:4px solid var(--money-4);background:var(--surface);padding:.55rem .9rem;margin:0;font-size:.95rem}
.ws-notice{border-left-color:var(--edge)}
[class*=st-key-block-]{border-top:1px solid var(--rule);padding-top:1.9rem;margin-top:1.5rem}
dl.ws-facts{display:flex;flex-wrap:wrap;gap:1.1rem 2.6rem;margin:.6rem 0 0;padding:0}
dl.ws-facts>div{flex:1 1 11rem;min-width:10rem;max-width:17rem}
dl.ws-facts dt{font-size:.87rem;color:var(--ink-2);font-weight:400}
dl.ws-facts dd{margin:0;font-size:.87rem;color:var(--ink-2)}
dl.ws-facts dd.ws-value{font-size:1.42rem;font-weight:700;color:var(--ink);line-height:1.25;font-variant-numeric:tabular-nums}
ul.ws-legend{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;list-style:none;margin:.15rem 0 0;padding:0;font-size:.87rem;color:var(--ink-2)}
ul.ws-legend li{display:flex;align-items:center;gap:.5rem;margin:0;padding:0;font-size:.87rem}
ul.ws-legend svg{flex:none}
.ws-scroll{overflow-x:auto;max-width:100%}
table.ws{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums;margin:.2rem 0 .4rem;border:0}
table.ws caption{text-align:left;font-weight:600;padding:0 0 .5rem;caption-side:top;color:var(--ink)}
table.ws th,table.ws td{border:0;border-bottom:1px solid var(--rule);padding:.5rem .9rem .5rem 0;text-align:left;vertical-align:top;color:var(--ink);background:none}
table.ws thead th{font-size:.87rem;font-weight:600;color:var(--ink-2);border-bottom:2px solid var(--edge);vertical-align:bottom}
table.ws tbody th{font-weight:600}
table.ws.ws-compact th,table.ws.ws-compact td{padding-top:.22rem;padding-bottom:.22rem;font-size:.9rem}
.ws-nowrap{white-space:nowrap}
table.ws .ws-n{text-align:right;padding-left:.6rem}
table.ws .ws-q{display:block;font-size:.87rem;font-weight:400;color:var(--ink-2)}
table.ws td.ws-none{color:var(--ink-2)}
table.ws tr.ws-total th,table.ws tr.ws-total td{border-top:2px solid var(--edge)}
ul.ws-said{list-style:none;margin:.2rem 0 0;padding:0;max-width:46rem}
ul.ws-said li{margin:0;padding:.5rem 0;border-top:1px solid var(--rule)}
ul.ws-said q{font-family:'Source Serif',Georgia,serif;font-weight:600;display:block;quotes:'\\201C' '\\201D'}
dl.ws-passport{display:grid;grid-template-columns:minmax(8rem,11rem) 1fr;gap:.45rem 1rem;margin:.3rem 0 .8rem;font-size:.95rem}
dl.ws-passport dt{font-weight:600;font-size:.95rem}
dl.ws-passport dd{margin:0;overflow-wrap:anywhere}
pre.ws{font-size:.82rem;line-height:1.45;background:var(--surface);color:var(--ink);border:1px solid var(--rule);padding:.8rem;overflow-x:auto;margin:.4rem 0;white-space:pre-wrap}
.ws-state{display:flex;gap:1rem;align-items:flex-start;border:1px dashed var(--edge);padding:1rem 1.2rem;max-width:46rem}
.ws-state strong{display:block}
a{color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
[data-testid=stLayoutWrapper]:has(>.st-key-filterbar){position:sticky;top:3.75rem;z-index:90}
.st-key-filterbar{background:var(--surface);box-shadow:0 0 0 100vmax var(--surface);clip-path:inset(0 -100vmax);padding:.7rem 0 .65rem;gap:.45rem}
.st-key-filterbar .stSelectbox{display:flex;flex-direction:row;align-items:center;gap:.5rem}
.st-key-filterbar .stSelectbox label{min-height:0;margin:0;color:var(--ink-2)}
.st-key-filterbar .react-aria-ComboBox{flex:1 1 0;min-width:0}
.st-key-filterbar input{min-width:0;text-overflow:ellipsis}
.st-key-filterbar p.ws{max-width:none}
[data-testid=stTopNavLink]{border-bottom:3px solid transparent;border-radius:0;background:none!important}
[data-testid=stTopNavLink][aria-current=page]{border-bottom-color:var(--accent)}
[data-testid=stTopNavLink][aria-current=page] *{color:var(--accent)!important;font-weight:700}
[class*=st-key-downloads-] button{padding:0;min-height:1.6rem;border:0;background:none}
[class*=st-key-downloads-] button p{font-size:.9rem;color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
[class*=st-key-downloads-]{gap:.3rem 1.5rem;align-items:center}
.stExpander details{border:0!important}
.stExpander summary{padding:.2rem 0;min-height:0;width:max-content;max-width:100%}
.stExpander summary p{color:var(--accent);text-decoration:underline;text-underline-offset:.2em;font-size:.95rem}
.stExpander [data-testid=stExpanderDetails]{padding:.4rem 0 .2rem}
[data-testid=stPopoverBody]{width:min(38rem,92vw);max-width:92vw}
:focus-visible{outline:3px solid var(--ink)!important;outline-offset:2px!important;box-shadow:0 0 0 2px var(--page)!important}
@media (max-width:900px){
[class*=st-key-block-] .stHorizontalBlock{flex-wrap:wrap}
[class*=st-key-block-] .stColumn{min-width:100%}
}
@media (max-width:640px){
[data-testid=stLayoutWrapper]:has(>.st-key-filterbar){position:static}
.stMainBlockContainer{padding-left:1rem;padding-right:1rem}
.stPlotlyChart{overflow-x:auto}
}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
@media print{.stAppHeader,.st-key-filterbar,[class*=st-key-downloads-]{display:none!important}}
"""
