// Where the system or its reader turns a page dark or light, Streamlit draws its own parts anew, but does not run the
// page's script, which colours tables, marks and charts: dark words would stand on a dark ground (Streamlit's issue
// 15287). So the page is asked for again as by its key R. What was typed stays.
const app = '[data-testid="stApp"]';

function follow(whole) {
  let before = getComputedStyle(whole).colorScheme;
  new MutationObserver(() => {
    const now = getComputedStyle(whole).colorScheme;
    if (now === before) return;
    before = now;
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "r", code: "KeyR", keyCode: 82, bubbles: true }));
  }).observe(whole, { attributes: true, attributeFilter: ["class"] });
}

const coming = new MutationObserver(() => {
  const whole = document.querySelector(app);
  if (!whole) return;
  coming.disconnect();
  follow(whole);
});
coming.observe(document, { childList: true, subtree: true });
