"""The pages of the window, one for each entry of the navigation, and the page of a person."""
