// Tells GOV.UK Frontend's styles that scripts run. Without it every page works all the same.
document.documentElement.classList.add("js-enabled", "govuk-frontend-supported");
