// Keeps what is being written, two seconds after typing stops, as "Keep it for later" does. Without a script that button does it.
(() => {
  const said = document.querySelector("[data-draft]"), form = said?.closest("form");
  if (!form) return;
  let timer = 0, going;
  const tell = words => { if (said.textContent !== words) said.textContent = words; };
  const written = () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("go", "keep");
    return fields;
  };
  const stop = () => { clearTimeout(timer); timer = 0; going?.abort(); };

  const keep = async () => {
    timer = 0;
    going = new AbortController();
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: written(), signal: going.signal });
      if (!timer) tell(answer.status === 204 ? said.dataset.kept : said.dataset.not);
    } catch (problem) {
      if (problem.name !== "AbortError") tell(said.dataset.not);
    }
  };

  form.addEventListener("input", () => { stop(); tell(""); timer = setTimeout(keep, 2000); });
  // Whatever is sent off now comes after this, and what was begun must not come back behind it.
  document.addEventListener("submit", stop);
  // The lid is closed before two seconds are over.
  addEventListener("pagehide", () => { if (timer) navigator.sendBeacon(location.pathname, written()); });
})();
