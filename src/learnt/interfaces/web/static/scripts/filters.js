// Folds the filters away on a narrow screen, where they would push the results out of sight.
const narrow = window.matchMedia("(max-width: 40.0525em)");

for (const filters of document.querySelectorAll("[data-filters]")) {
  filters.open = !narrow.matches || filters.querySelector(".govuk-form-group--error") !== null;
  narrow.addEventListener("change", () => {
    filters.open = !narrow.matches;
  });
}
