// Shows the popup as it looked last time, while the program that reads how it looks now is still being loaded. The picture
// is dead (inert, hidden from screen readers) and goes when the first read is there. It is written, and its form is told,
// in components/popup-picture.ts. A plain script in public/, because a bundled one would wait for the rest.
(() => {
  try {
    const [version, html] = JSON.parse(localStorage.getItem("popup.picture"));
    if (version !== chrome.runtime.getManifest().version) return;
    const picture = new DOMParser().parseFromString(html, "text/html");
    document.querySelector("#picture").replaceChildren(...picture.body.childNodes);
  } catch {
    // No picture: the popup is opened for the first time.
  }
})();
