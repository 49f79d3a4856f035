// Starts GOV.UK Frontend's components, which look for the mark on the body that supported.js could not set yet.
import { initAll } from "../assets/govuk-frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
