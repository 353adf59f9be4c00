// Reads the page aloud, with a voice that lives on this device only: words about a person are sent to nobody.
// Without a script, without a voice, or without a voice on this device, nothing of it is shown.
(() => {
  const speech = window.speechSynthesis;
  const one = name => document.querySelector(`[data-listen="${name}"]`);
  const start = one("start"), bar = document.getElementById("listening");
  if (!speech || !start || !bar) return;
  const pause = one("pause"), slower = one("slower"), main = document.getElementById("main");
  const blocks = "h1,h2,h3,p,li,dt,dd,legend,label,summary,td,th,caption";
  let list = [], at = -1, rate = 1, round = 0;

  const tongue = lang => (lang || "").toLowerCase().split(/[-_]/)[0];
  const voice = lang => speech.getVoices().find(v => v.localService && tongue(v.lang) === tongue(lang));
  const langOf = e => e.closest("[lang]").lang;
  const swap = b => [b.textContent, b.dataset.other] = [b.dataset.other, b.textContent];
  const reset = (b, on) => { if (!!b.isOther !== on) { swap(b); b.isOther = on; } };

  // Blocks that hold no other block, seen on the page, and in a language this device can say.
  const readable = () => [...main.querySelectorAll(blocks)].filter(e =>
    e.textContent.trim() && !e.querySelector(blocks) && !e.closest(".row") && e.getClientRects().length && voice(langOf(e)));

  const mark = e => {
    main.querySelector(".reading")?.classList.remove("reading");
    e?.classList.add("reading");
    e?.scrollIntoView({ block: "nearest" });
  };

  const say = () => {
    const mine = ++round, e = list[at];
    speech.cancel();
    if (!e) return stop();
    mark(e);
    const u = new SpeechSynthesisUtterance(e.innerText);
    u.voice = voice(langOf(e));
    u.lang = u.voice.lang;
    u.rate = rate;
    u.onend = () => { if (mine === round) { at++; say(); } };
    speech.speak(u);
  };

  const stop = () => {
    const held = bar.contains(document.activeElement);
    round++;
    at = -1;
    speech.cancel();
    mark(null);
    reset(pause, false);
    bar.hidden = true;
    if (held) start.firstElementChild.focus();
  };

  start.addEventListener("click", () => { list = readable(); at = 0; bar.hidden = false; reset(pause, false); pause.focus(); say(); });
  pause.addEventListener("click", () => { reset(pause, !pause.isOther); if (pause.isOther) { round++; speech.cancel(); } else say(); });
  slower.addEventListener("click", () => { reset(slower, !slower.isOther); rate = slower.isOther ? 0.7 : 1; if (!pause.isOther) say(); });
  one("stop").addEventListener("click", stop);
  addEventListener("pagehide", () => speech.cancel());

  const offer = () => start.hidden = !voice(document.documentElement.lang);
  speech.addEventListener?.("voiceschanged", offer);
  offer();
})();
