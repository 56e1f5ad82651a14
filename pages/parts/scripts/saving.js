// "Save as picture" draws the chart once more with its words on it, as it will be saved. Only such a chart has a button
// of its own, and that is pressed for the reader, once a chart, as soon as it stands.
const buttons = document.getElementsByClassName("modebar-btn");
const saved = new WeakSet();

new MutationObserver(() => {
  for (const button of buttons) {
    const chart = button.closest(".js-plotly-plot");
    if (!chart || saved.has(chart)) continue;
    saved.add(chart);
    button.click();
  }
}).observe(document, { childList: true, subtree: true });
