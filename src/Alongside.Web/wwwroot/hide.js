// "Hide this page" is a plain link and does all it promises without this. With it the page is gone in the same moment, and
// what is shown instead takes its place in the list behind Back.
document.querySelector("a.hide")?.addEventListener("click", event => {
  event.preventDefault();
  document.documentElement.hidden = true;
  location.replace(event.currentTarget.href);
});
