// While papers are read their list is asked for anew. When somebody has been signed out meanwhile, go where the
// service sends them instead of drawing that page into the list.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!xhr.responseURL) return;
  const asked = new URL(requestConfig.path, window.location.href).pathname;
  const answered = new URL(xhr.responseURL).pathname;
  if (asked !== answered) {
    event.detail.shouldSwap = false;
    window.location.reload();
  }
});
