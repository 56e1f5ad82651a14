// Before Streamlit begins. It would first look for its server below the page's own address, which costs a page other
// than the first a trip there and back; the server is where the page is.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };

// It would also fetch the letters of all its icons, 370 kB, before anything is drawn. A page that shows an icon has them
// fetched by that; most pages show none.
const load = document.fonts.load.bind(document.fonts);
document.fonts.load = (font, ...text) =>
  font.includes("Material Symbols") ? Promise.resolve([]) : load(font, ...text);
