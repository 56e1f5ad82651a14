// Where people sign in, an open page asks whether it may still be shown: after a sign-out in another window, or when a
// role was taken away, it shows nothing more and goes to the sign-in, which says why. Streamlit itself keeps what it had.
const EVERY = 5000; // milliseconds
let gone = false;

async function ask() {
  if (gone) return;
  const answer = await fetch("sign-in/state", { cache: "no-store" }).catch(() => null);
  if (gone || answer?.status !== 401) return; // a server that is away may come back
  gone = true;
  document.body.replaceChildren();
  const page = `/${location.pathname.split("/").pop()}${location.search}`;
  location.replace(`sign-in?left=1&next=${encodeURIComponent(page)}`);
}

setInterval(ask, EVERY);
// A page that was in the background, or comes back from the browser's memory, asks before it is read.
document.addEventListener("visibilitychange", () => document.hidden || ask());
addEventListener("pageshow", (event) => event.persisted && ask());
