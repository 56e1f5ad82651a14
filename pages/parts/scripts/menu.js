// On a phone Streamlit makes a list of the menu and puts its groups between the entries, which no list may hold: to a
// screen reader it is no list then, but links under headings.
const LISTED = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] li';

new MutationObserver(() => {
  document.querySelectorAll(LISTED).forEach((one) => one.role ?? one.setAttribute("role", "none"));
}).observe(document, { childList: true, subtree: true });
