"""The pages: server-rendered, GOV.UK Frontend patterns, working without JavaScript."""
