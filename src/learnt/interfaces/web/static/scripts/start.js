// Starts GOV.UK Frontend's components.
import { initAll } from "../assets/govuk-frontend.js";

initAll();
