"""What an attacker may put into a law, a file name, a label or a review: each must be shown and do nothing.

Sorted by the part of a page that it tries to leave or to misuse. Every payload that runs sets ``window.hit``, opens a
dialog, or asks the network for something; the tests look for all three.
"""

from __future__ import annotations

MARKUP = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</select><script>window.hit=1</script>",
    "</details></aside></article><script>window.hit=1</script>",
    "<ScRiPt>window.hit=1</ScRiPt>",
    "<script src=data:text/javascript,window.hit=1></script>",
    "<script type=module>window.hit=1</script>",
    '<script type="application/json" id="r-data">{"findings":[]}</script>',
    "<img src=x onerror=window.hit=1>",
    "<img src=https://example.org/x.png>",
    "<image href=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><a href=javascript:window.hit=1><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data=javascript:window.hit=1>",
    "<embed src=data:text/html,<script>parent.hit=1</script>>",
    "<video><source onerror=window.hit=1></video>",
    "<audio src=x onerror=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<body onload=window.hit=1>",
    "<body onhashchange=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<form action=https://example.org><button autofocus onfocus=window.hit=1>",
    "<marquee onstart=window.hit=1>x</marquee>",
    "<div popover id=r-pop onbeforetoggle=window.hit=1>x</div>",
    "<button popovertarget=r-help onclick=window.hit=1>x</button>",
    "<a href=javascript:window.hit=1>x</a>",
    "<a href=data:text/html,<script>window.hit=1</script>>x</a>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<style>*{background:url(https://example.org/x)}</style>",
    "<template><script>window.hit=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    "<xmp><script>window.hit=1</script></xmp>",
    "<plaintext><script>window.hit=1</script>",
    "<!--<script>window.hit=1</script>-->",
    "--><script>window.hit=1</script><!--",
    "]]><script>window.hit=1</script>",
    "<?xml version='1.0'?><script>window.hit=1</script>",
)
ATTRIBUTES = (
    '"><script>window.hit=1</script>',
    "'><img src=x onerror=window.hit=1>",
    '" onmouseover="window.hit=1" x="',
    "' autofocus onfocus='window.hit=1",
    '" style="background:url(https://example.org/x)" x="',
    "x onfocus=window.hit=1 tabindex=1",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
)
ENCODINGS = (
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e",
    "+ADw-script+AD4-window.hit=1+ADw-/script+AD4-",
    "\ufe64script\ufe65window.hit=1\ufe64/script\ufe65",
    "\x00<script\x00>window.hit=1</script>",
    "\u202e<script>window.hit=1</script>\u2028",
    "\ud800<script>window.hit=1</script>\udc00",
    "\U000e003cscript\U000e003e",
)
TEMPLATES_AND_NAMES = ("{{ 7*7 }}{% raw %}", "${window.hit=1}`", "#{window.hit=1}", "__proto__", "constructor", "r-data", "r-pop")

PAYLOADS = (*MARKUP, *ATTRIBUTES, *ENCODINGS, *TEMPLATES_AND_NAMES)
