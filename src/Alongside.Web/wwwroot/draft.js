// Keeps what is being written, two seconds after typing stops, as "Keep it for later" does. Without a script that button does it.
(() => {
  const said = document.querySelector("[data-draft]"), form = said?.closest("form");
  if (!form) return;
  let timer = 0, going = null;
  const tell = words => { if (said.textContent !== words) said.textContent = words; };
  // As a form is sent, but with the letters of every language as they are: what is sent while the page goes away has little room.
  const sign = part => String(part).replace(/[\u0000-\u001f%&+=]/g, encodeURIComponent);
  const written = () => {
    const fields = new FormData(form);
    fields.set("go", "keep");
    return new Blob([[...fields].filter(field => typeof field[1] === "string").map(field => field.map(sign).join("=")).join("&")], { type: "application/x-www-form-urlencoded" });
  };
  const stop = () => { clearTimeout(timer); going?.abort(); timer = 0; going = null; };
  const send = signal => fetch(location.pathname, { method: "POST", body: written(), signal });

  const keep = async () => {
    timer = 0;
    const mine = going = new AbortController();
    try {
      const answer = await send(mine.signal);
      if (going === mine) tell(answer.status === 204 ? said.dataset.kept : said.dataset.not);
    } catch {
      if (going === mine) tell(said.dataset.not);
    }
    if (going === mine) going = null;
  };

  // The page goes away, or may: the lid is closed, the telephone put down. What waits, or is on its way, is sent at once and outlives it.
  const leave = () => {
    if (!timer && !going) return;
    stop();
    if (!navigator.sendBeacon(location.pathname, written())) send();
  };

  form.addEventListener("input", () => { stop(); tell(""); timer = setTimeout(keep, 2000); });
  // Whatever is sent off now comes after this, and what was begun must not come back behind it.
  document.addEventListener("submit", stop);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
})();
