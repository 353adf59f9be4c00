// What axe does not look at. Each check answers with what is wrong, a line each; an empty list is good.
window.checks = (() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const name = e => {
    const text = (e.getAttribute("aria-label") || e.innerText || e.value || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""}${e.className && e.className.baseVal === undefined ? "." + e.className.trim().replace(/\s+/g, ".") : ""}> ${text}`;
  };
  const shown = e => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.display !== "none" && !e.closest(".vh");
  };
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const numbers = colour => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + .05) / (b + .05); };
  const ground = e => {
    for (let at = e.parentElement; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > .99) return colour;
    }
    return [255, 255, 255];
  };

  // ---- focus ----
  const carriers = e => [e, ...(e.labels || [])];
  const look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join("|"); };
  const ring = e => {
    const s = getComputedStyle(e), found = [];
    if (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) found.push(numbers(s.outlineColor));
    const shadow = s.boxShadow.match(/rgba?\([^)]*\)/);
    if (shadow && !s.boxShadow.includes("inset") && numbers(s.boxShadow.replace(shadow[0], "")).some(n => n >= 2)) found.push(numbers(shadow[0]));
    return found;
  };
  let atRest = new Map();

  const groups = list => {
    // A group of radio buttons is one stop: the chosen one, or the first.
    const seen = new Set();
    return list.filter(e => {
      if (e.type !== "radio") return true;
      if (seen.has(e.name)) return false;
      seen.add(e.name);
      return true;
    });
  };

  const checks = {
    // Remember how everything looks without the focus, and say how many stops there are.
    async restFocus() {
      // A page with a problem puts the focus there when it is first drawn, which may be after it was loaded.
      for (let drawn = 0; drawn < 2; drawn++) await new Promise(requestAnimationFrame);
      // From the very start of the page, wherever the focus was.
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
      const stops = all(controls).filter(e => e.tabIndex >= 0 && !e.disabled && getComputedStyle(e).visibility !== "hidden" && e.getClientRects().length
        // What is folded away is no stop; the line that unfolds it is, unless it is folded away itself.
        && !(e.tagName === "SUMMARY" ? e.parentElement.parentElement : e).closest("details:not([open])"));
      atRest = new Map(stops.flatMap(carriers).map(e => [e, look(e)]));
      return [String(groups(stops).length)];
    },
    // Where the focus is: its name, then what is wrong with how it shows.
    focus() {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return [];
      const box = carriers(e).map(c => c.getBoundingClientRect()).find(b => b.width > 2 && b.height > 2);
      const wrong = [];
      if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("is not on the screen");
      const changed = carriers(e).filter(c => atRest.get(c) !== look(c));
      const best = Math.max(0, ...changed.flatMap(c => ring(c).map(colour => contrast(colour, ground(c)))));
      if (best < 3) wrong.push(`its mark has a contrast of ${best.toFixed(1)}`);
      const at = box && document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, 20))));
      if (at && !carriers(e).some(c => c.contains(at) || at.contains(c))) wrong.push("lies under " + name(at));
      return [name(e), ...wrong];
    },

    // ---- how I see this ----
    turn({ theme, text }) {
      const set = (attribute, value) => value === null ? document.documentElement.removeAttribute(attribute) : document.documentElement.setAttribute(attribute, value);
      set("data-theme", theme);
      set("data-text", text);
      return [];
    },

    // ---- room ----
    sideways() {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return [];
      return [`${document.documentElement.scrollWidth} in ${room}`, ...all("body *").filter(e => { const b = e.getBoundingClientRect(); return b.width > 1 && (b.right > room + 1 || b.left < -1); }).slice(0, 6).map(name)];
    },
    // Words cut off by the box they are in.
    cut() {
      return all("main *, header *, footer *").filter(e => shown(e) && e.clientWidth > 2 && !["visible", "clip"].includes(getComputedStyle(e).overflowX)
        && e.tagName !== "TEXTAREA" && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(name);
    },
    // WCAG 1.4.12, as it is written there.
    spaced() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");
      document.adoptedStyleSheets = [sheet];
      return [];
    },
    // Text only, twice as big, the way a browser's own setting does it.
    enlarged() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("html:root { font-size: 200% !important; }");
      document.adoptedStyleSheets = [sheet];
      return [];
    },
    asItIs() { document.adoptedStyleSheets = []; return []; },

    // All of this at once: as it is, with the room that WCAG asks for between letters, and twice as big. A line each, with its check before it.
    room(names) {
      const found = [], look = (check, with_) => found.push(...checks[check](with_).map(fault => `${check}: ${fault}`));
      look("sideways");
      look("cut");
      look("small");
      look("staying");
      look("tongues", names);
      look("spaced");
      look("sideways");
      look("cut");
      look("enlarged");
      look("sideways");
      look("asItIs");
      return found;
    },
    small() {
      const least = 44, running = e => {
        if (e.tagName !== "A" || getComputedStyle(e).display !== "inline") return false;
        const around = e.closest("p, li, dd, td");
        return around && around.innerText.trim().length > e.innerText.trim().length;
      };
      return all(controls).filter(e => e.tabIndex >= 0 && !e.classList.contains("skip") && carriers(e).some(shown) && !running(e)).flatMap(e => {
        const boxes = carriers(e).map(c => c.getBoundingClientRect());
        const width = Math.max(...boxes.map(b => b.width)), height = Math.max(...boxes.map(b => b.height));
        return width >= least - .5 && height >= least - .5 ? [] : [`${name(e)}: ${width.toFixed(0)} x ${height.toFixed(0)}`];
      });
    },
    // Nothing that stays on the screen may take more than 15 % of its height, whether it is shown yet or not.
    staying() {
      const hidden = all("#listening[hidden]");
      hidden.forEach(e => e.hidden = false);
      const tall = all("body *").filter(e => ["fixed", "sticky"].includes(getComputedStyle(e).position) && e.getBoundingClientRect().height > innerHeight * .15)
        .map(e => `${name(e)}: ${e.getBoundingClientRect().height.toFixed(0)} of ${innerHeight}`);
      hidden.forEach(e => e.hidden = true);
      return tall;
    },
    moving() {
      const styled = all("*").filter(e => {
        const s = getComputedStyle(e);
        return s.animationName !== "none" || s.transitionDuration.split(",").some(d => parseFloat(d) > 0) || s.scrollBehavior === "smooth";
      }).map(name);
      return [...styled, ...document.getAnimations().map(a => "moves: " + a)];
    },
    // Cards and buttons that lose their edge when the device chooses the colours.
    edgeless() {
      const sides = ["Top", "Right", "Bottom", "Left"];
      return all(".words, .btn:not(.quiet), .card, .tile, .banner, .problem, .choice label, textarea, .empty").filter(shown)
        .filter(e => { const s = getComputedStyle(e); return !sides.some(side => s[`border${side}Style`] !== "none" && parseFloat(s[`border${side}Width`]) >= 1); }).map(name);
    },

    // ---- languages ----
    // Every letter stands in an element marked with a language that is written with such letters. Names are nobody's language.
    tongues(names) {
      const scripts = [[/\p{Script=Arabic}/u, ["ur", "ar", "fa", "ps", "sd"]], [/\p{Script=Latin}/u, ["en", "pl", "cy", "so"]]];
      const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
      const wrong = [];
      const judge = (text, e) => {
        // Addresses are in no language.
        const bare = names.reduce((rest, one) => rest.replaceAll(one, ""), text.replace(/\S+@\S+|https?:\/\/\S+/g, ""));
        const lang = e.closest("[lang]").getAttribute("lang").split("-")[0];
        for (const [letters, fit] of scripts) if (letters.test(bare) && !fit.includes(lang)) wrong.push(`${lang}: ${text.trim().slice(0, 60)}`);
      };
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const e = node.parentElement;
        if (!["SCRIPT", "STYLE", "TITLE"].includes(e.tagName) && node.data.trim() && !e.closest("[hidden], [aria-hidden=true], .code")) judge(node.data, e);
      }
      all("textarea, input[type=text]").forEach(e => judge(e.value, e));
      all("[aria-label]").forEach(e => judge(e.getAttribute("aria-label"), e));
      return wrong;
    },

    // ---- drawn names ----
    // What axe does not judge in a drawing: no name upon another, upon a shape or out of the frame, and each can be read on what is behind it.
    drawn() {
      const svg = document.querySelector("svg.circle[role=img]"), frame = svg.getBoundingClientRect(), wrong = [];
      const boxed = e => ({ e, at: e.getBoundingClientRect(), says: e.textContent || e.className.baseVal });
      const texts = [...svg.querySelectorAll("text:not(.letter, .me)")].map(boxed);
      const shapes = [...svg.querySelectorAll(".middle, :scope > g")].map(boxed);
      const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
      [...texts, ...shapes].forEach(({ at, says }, i, every) => {
        if (at.left < frame.left - 1 || at.right > frame.right + 1 || at.top < frame.top - 1 || at.bottom > frame.bottom + 1) wrong.push(`${says} is out of the frame`);
        every.slice(i + 1).forEach(other => { if (meets(at, other.at)) wrong.push(`${says} is upon ${other.says}`); });
      });
      for (const { e, says } of texts) {
        const style = getComputedStyle(e), best = contrast(numbers(style.fill), numbers(style.stroke));
        if (best < 4.5) wrong.push(`${says} has a contrast of ${best.toFixed(1)}`);
        if (parseFloat(style.fontSize) * frame.width / 600 < 11) wrong.push(`${says} is ${(parseFloat(style.fontSize) * frame.width / 600).toFixed(1)} px`);
      }
      for (const e of svg.querySelectorAll(".me, .letter")) {
        const style = getComputedStyle(e), behind = getComputedStyle(e.matches(".me") ? svg.querySelector(".middle") : svg.querySelector(".shape")).fill;
        if (contrast(numbers(style.fill), numbers(behind)) < 4.5) wrong.push(`${e.textContent} in its shape has a contrast of ${contrast(numbers(style.fill), numbers(behind)).toFixed(1)}`);
      }
      return wrong;
    },

    // ---- axe ----
    async axe(runOnly) {
      const result = await window.axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"] });
      const told = (kind, rules) => rules.flatMap(rule => rule.nodes.map(node =>
        `${kind} ${rule.id} at ${node.target}: ${node.html.slice(0, 160)}: ${[...node.any, ...node.all, ...node.none].map(check => check.message).join(" ")}`));
      return [...told("broken", result.violations), ...told("undecided", result.incomplete)];
    },

    // ---- paper ----
    controlsOnPaper() {
      return all("button, input, textarea, select, .btn, nav, .top, .foot, .skip, .back").filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== "hidden").map(name);
    },
  };
  return checks;
})();
