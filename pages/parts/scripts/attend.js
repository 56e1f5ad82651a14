// What was just said of a form, and a form that somebody came for, is brought into view and gets the focus: once each,
// by the name of its place. Streamlit leaves the focus on the button, or nowhere once that is drawn anew.
const ATTEND = "st-key-attend-";
const HELD = 2000; // milliseconds in which what is drawn above it may still push it away
const RELEASED = ["wheel", "touchstart", "pointerdown", "keydown"];
const attended = new Set();
let held = null;
let looking = false;

function attend() {
  looking = false;
  for (const place of document.querySelectorAll(`[class*="${ATTEND}"]`)) {
    const name = [...place.classList].find((one) => one.startsWith(ATTEND));
    if (!name || attended.has(name)) continue;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    // What still waits (steady.js) is hidden and takes no focus: it is tried again when the page changes.
    if (document.activeElement !== place) continue;
    attended.add(name);
    held = { place, until: performance.now() + HELD };
  }
  if (held && performance.now() < held.until) show(held.place);
}

function show(place) {
  const { top } = place.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) place.scrollIntoView({ block: "start" });
}

new MutationObserver(() => {
  if (looking) return;
  looking = true;
  requestAnimationFrame(attend);
}).observe(document, { childList: true, subtree: true });
RELEASED.forEach((event) => addEventListener(event, () => (held = null), { capture: true, passive: true }));

// A link of what was refused leads to its field: the one of its own form, or the only one of the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#field-"]');
  if (!link) return;
  event.preventDefault();
  const named = `[class*="st-key-${link.hash.slice("#field-".length)}-"]`;
  const place = link.closest('[data-testid="stForm"]')?.querySelector(named)
    ?? document.querySelector(`[data-testid="stMain"] ${named}`);
  place?.scrollIntoView({ block: "center" });
  place?.querySelector("input, textarea, button, [tabindex]")?.focus({ preventScroll: true });
}, true);
