// Until the code that draws an element has come, Streamlit shows a low bar in its place, and whatever follows is pushed
// down when the element comes. So the places that wait are marked, and what follows them is not shown.
// A style with :has could do it alone, but Chromium then at times leaves what follows hidden for good.
const PLACES = '[data-testid="stElementContainer"], [data-testid="stLayoutWrapper"]';
let marked = new Set();

function around(bar) {
  const place = bar.parentElement?.closest(PLACES);
  return place ? [place, ...around(place)] : [];
}

new MutationObserver(() => {
  const bars = document.querySelectorAll('[data-testid="stSkeleton"]');
  const waiting = new Set([...bars].flatMap(around));
  marked.forEach((place) => waiting.has(place) || place.removeAttribute("data-waits"));
  waiting.forEach((place) => place.setAttribute("data-waits", ""));
  marked = waiting;
}).observe(document, { childList: true, subtree: true });
